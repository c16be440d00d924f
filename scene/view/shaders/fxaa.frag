in vec2 v_uv;

uniform sampler2D u_color;
uniform vec2 u_texel;

out vec4 out_color;

float luma(vec3 c) {
    return c.g;   // most of what the eye takes for brightness, at no cost
}

// Fast approximate antialiasing after Lottes (2009): blur along an edge, only where there is one.
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(u_color, 0) - 1;
    vec3 m = texelFetch(u_color, at, 0).rgb;
    float lm = luma(m);
    float nw = luma(texelFetch(u_color, clamp(at + ivec2(-1, -1), ivec2(0), last), 0).rgb);
    float ne = luma(texelFetch(u_color, clamp(at + ivec2(1, -1), ivec2(0), last), 0).rgb);
    float sw = luma(texelFetch(u_color, clamp(at + ivec2(-1, 1), ivec2(0), last), 0).rgb);
    float se = luma(texelFetch(u_color, clamp(at + ivec2(1, 1), ivec2(0), last), 0).rgb);
    float low = min(lm, min(min(nw, ne), min(sw, se)));
    float high = max(lm, max(max(nw, ne), max(sw, se)));
    vec2 dir = vec2(-((nw + ne) - (sw + se)), (nw + sw) - (ne + se));
    float shrink = max((nw + ne + sw + se) * 0.03125, 1.0 / 128.0);
    // Where there is no edge the direction is nothing, and both samples are the pixel itself.
    float edge = high - low < max(0.03, high * 0.09) ? 0.0 : 1.0;
    dir = edge * clamp(dir / (min(abs(dir.x), abs(dir.y)) + shrink), -8.0, 8.0) * u_texel;
    vec3 a = 0.5 * (texture(u_color, v_uv - dir * 0.2).rgb + texture(u_color, v_uv + dir * 0.2).rgb);
    out_color = vec4(a, 1.0);
}
