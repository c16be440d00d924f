in vec3 v_way;

uniform vec3 u_top;       // sRGB
uniform vec3 u_horizon;
uniform vec3 u_bottom;

out vec4 out_color;

void main() {
    float y = v_way.y * inversesqrt(dot(v_way, v_way));
    float up = clamp(y * 1.4, 0.0, 1.0), down = clamp(-y * 2.2, 0.0, 1.0);
    vec3 c = mix(u_horizon, u_top, up * (1.5 - 0.5 * up));
    out_color = vec4(mix(c, u_bottom, down) + dither(), 1.0);
}
