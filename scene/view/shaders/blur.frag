in vec2 v_uv;

uniform sampler2D u_moments;
uniform float u_step;   // between samples, in texture coordinates

out vec4 out_moments;

const float WEIGHTS[4] = float[4](0.2270, 0.1946, 0.1216, 0.0702);

void main() {
    vec2 sum = vec2(0.0);
    for (int i = -3; i <= 3; i++) {
        sum += WEIGHTS[abs(i)] * texture(u_moments, v_uv + vec2(0.0, float(i) * u_step)).rg;
    }
    out_moments = vec4(sum, 0.0, 0.0);
}
