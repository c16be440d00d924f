in vec2 v_uv;

uniform sampler2D u_height;      // depth seen from above: 0 at the top, 1 at the floor
uniform vec2 u_heights;          // world height at depth 0 and at depth 1
uniform vec2 u_texel;            // metres to texture coordinates

out vec4 out_cover;

const int TAPS = 24;

float height(vec2 uv) {
    return mix(u_heights.x, u_heights.y, texture(u_height, uv).r);
}

// Sunflower samples out to `reach` metres; what rises above `base` hides sky, the nearer the more.
float occlusion(vec2 uv, float base, float reach) {
    float hidden = 0.0, weight = 0.0;
    for (int i = 0; i < TAPS; i++) {
        float r = sqrt((float(i) + 0.5) / float(TAPS));
        float a = float(i) * 2.39996323;
        float w = 1.0 - 0.75 * r;
        float rise = height(uv + vec2(cos(a), sin(a)) * (r * reach) * u_texel) - base;
        hidden += w * clamp(rise / (r * reach + 0.04), 0.0, 1.0);
        weight += w;
    }
    return hidden / weight;
}

void main() {
    float top = height(v_uv);
    float at_floor = occlusion(v_uv, u_heights.y + 0.01, 0.34);
    float at_top = occlusion(v_uv, top + 0.01, 0.24);
    out_cover = vec4(at_floor, at_top, top, u_heights.y);
}
