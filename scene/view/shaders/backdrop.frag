in vec2 v_uv;

uniform mat4 u_world_from_clip;
uniform vec3 u_eye;
uniform vec3 u_top;       // sRGB
uniform vec3 u_horizon;
uniform vec3 u_bottom;

out vec4 out_color;

void main() {
    vec4 far = u_world_from_clip * vec4(v_uv * 2.0 - 1.0, 1.0, 1.0);
    float y = normalize(far.xyz / far.w - u_eye).y;
    vec3 c = y > 0.0 ? mix(u_horizon, u_top, pow(min(y * 1.4, 1.0), 0.7)) : mix(u_horizon, u_bottom, min(-y * 2.2, 1.0));
    out_color = vec4(c, 1.0);
}
