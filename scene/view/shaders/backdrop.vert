uniform mat4 u_world_from_clip;
uniform vec3 u_eye;

out vec3 v_way;   // from the eyes to the far side of what they see

// One triangle that covers the screen, behind everything; no buffers.
void main() {
    vec2 at = vec2(float((gl_VertexID << 1) & 2), float(gl_VertexID & 2)) * 2.0 - 1.0;
    vec4 far = u_world_from_clip * vec4(at, 1.0, 1.0);
    v_way = far.xyz / far.w - u_eye;
    gl_Position = vec4(at, 1.0, 1.0);
}
