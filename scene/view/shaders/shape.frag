in vec2 v_at;
flat in vec2 v_half;
in vec2 v_uv;
flat in vec4 v_color;
flat in vec4 v_edge;
flat in vec4 v_shape;
flat in float v_text;
flat in float v_dash;
in float v_nearness;

uniform sampler2D u_atlas;
uniform sampler2D u_depth;
uniform vec2 u_size;
uniform vec2 u_range;     // near and far, metres

out vec4 out_color;

float metres(float d) {
    return u_range.x * u_range.y / (u_range.y - d * (u_range.y - u_range.x));
}

float dashed() {           // 0 in a gap of the border
    if (v_dash <= 0.0) return 1.0;
    vec2 gap = v_half - abs(v_at);
    float along = gap.x < gap.y ? v_at.y : v_at.x;
    float off = abs(fract(along / v_dash + 0.5) - 0.5) * v_dash;
    return 1.0 - smoothstep(0.3 * v_dash - 0.5, 0.3 * v_dash + 0.5, off);
}

void main() {
    vec4 c = v_color;
    if (v_text > 0.5) {
        c.a *= texture(u_atlas, v_uv).r;
    } else {
        float radius = min(v_shape.x, min(v_half.x, v_half.y));
        vec2 q = abs(v_at) - v_half + radius;
        float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
        float blur = 0.5 + v_shape.z;
        float inside = 1.0 - smoothstep(-blur, blur, d);
        if (v_shape.y > 0.0) {
            float edge = smoothstep(-v_shape.y - 0.5, -v_shape.y + 0.5, d);
            c = mix(c, v_edge, edge * dashed());
        }
        c.a *= inside;
    }
    if (v_shape.w > 0.0) {
        float there = metres(texture(u_depth, gl_FragCoord.xy / u_size).r);
        float here = 1.0 / max(v_nearness, 1e-4);
        if (there < here * 0.992 - 0.012) c.a *= 0.16;
    }
    if (c.a <= 0.002) discard;
    out_color = c;
}
