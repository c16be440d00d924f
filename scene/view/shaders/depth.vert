void main() {
    gl_Position = u_clip_from_world * vec4(to_world(in_position), 1.0);
}
