in vec2 v_uv;

uniform sampler2D u_mask;     // red: selected, green: highlighted
uniform vec2 u_texel;
uniform vec3 u_selected;      // sRGB
uniform vec3 u_highlighted;
uniform float u_width;        // pixels

out vec4 out_color;

// A crisp line where the mask is near, and for a highlight a glow that fades outward and a breath of colour inside.
void main() {
    vec2 here = texture(u_mask, v_uv).rg;
    vec2 line = vec2(0.0);
    float glow = 0.0;
    for (int i = 0; i < 12; i++) {
        float a = float(i) * 0.52359878;
        vec2 d = vec2(cos(a), sin(a)) * u_texel;
        line = max(line, texture(u_mask, v_uv + d * u_width).rg);
        glow += texture(u_mask, v_uv + d * u_width * 2.6).g + texture(u_mask, v_uv + d * u_width * 4.6).g * 0.6;
    }
    line *= 1.0 - here;
    glow = glow / 19.2 * (1.0 - here.g);
    vec4 c = vec4(u_highlighted, max(glow * 0.75, here.g * 0.10));
    c = mix(c, vec4(u_highlighted, 1.0), line.g);
    c = mix(c, vec4(u_selected, 1.0), line.r);
    if (c.a <= 0.004) discard;
    out_color = c;
}
