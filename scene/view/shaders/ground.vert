uniform mat4 u_clip_from_world;
uniform vec4 u_patch;     // centre x, centre z, half its side, height

out vec3 v_world;

const vec2 CORNERS[4] = vec2[4](vec2(-1, -1), vec2(-1, 1), vec2(1, -1), vec2(1, 1));

void main() {
    vec2 c = CORNERS[gl_VertexID] * u_patch.z + u_patch.xy;
    v_world = vec3(c.x, u_patch.w, c.y);
    gl_Position = u_clip_from_world * vec4(v_world, 1.0);
}
