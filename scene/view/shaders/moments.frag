in vec2 v_uv;

uniform sampler2D u_depth;     // distance from the light, 0 to 1
uniform float u_step;   // between samples, in texture coordinates

uniform vec3 u_floor;     // the floor's depth as the light sees it: per u, per v, and at the corner

out vec4 out_moments;

const float WEIGHTS[4] = float[4](0.2270, 0.1946, 0.1216, 0.0702);

// The floor itself is not drawn, and yet it must be what lies behind, or the edges of shadows on it harden.
// Warped depth and its square, blurred along x: an exponential variance shadow map (Lauritzen and McCool 2008).
void main() {
    vec2 sum = vec2(0.0);
    for (int i = -3; i <= 3; i++) {
        vec2 uv = v_uv + vec2(float(i) * u_step, 0.0);
        float d = clamp(min(texture(u_depth, uv).r, dot(u_floor, vec3(uv, 1.0))), 0.0, 1.0);
        float e = exp(WARP * d);
        sum += WEIGHTS[abs(i)] * vec2(e, e * e);
    }
    out_moments = vec4(sum, 0.0, 0.0);
}
