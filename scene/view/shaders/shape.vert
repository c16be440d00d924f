// One rounded rectangle, line or text an instance; four corners of a strip.
in vec2 in_center;    // pixels from the upper left
in vec2 in_half;      // half its width and height, pixels
in vec2 in_turn;      // cosine and sine
in vec4 in_uv;        // left, top, right, bottom in the atlas; left < 0: no text, but 1 / depth at both ends and the
                      // length of a border's dash with its gap, pixels; 0: no dashes
in vec4 in_color;     // sRGB and opacity
in vec4 in_edge;      // the border's
in vec4 in_shape;     // corner radius, border width (pixels), softness (pixels), 1 where depth counts

uniform vec2 u_size;

out vec2 v_at;
flat out vec2 v_half;
out vec2 v_uv;
flat out vec4 v_color;
flat out vec4 v_edge;
flat out vec4 v_shape;
flat out float v_text;
flat out float v_dash;
out float v_nearness;   // 1 / metres

const vec2 CORNERS[4] = vec2[4](vec2(-1, -1), vec2(-1, 1), vec2(1, -1), vec2(1, 1));

void main() {
    vec2 c = CORNERS[gl_VertexID];
    v_text = in_uv.x < 0.0 ? 0.0 : 1.0;
    vec2 half_size = in_half + (1.0 - v_text) * (1.0 + in_shape.z);
    v_at = c * half_size;
    v_half = in_half;
    v_uv = mix(in_uv.xy, in_uv.zw, c * 0.5 + 0.5);
    v_nearness = mix(in_uv.y, in_uv.z, clamp(v_at.x / max(in_half.x, 1e-3), -1.0, 1.0) * 0.5 + 0.5);
    v_dash = (1.0 - v_text) * in_uv.w;
    v_color = in_color;
    v_edge = in_edge;
    v_shape = in_shape;
    vec2 p = in_center + vec2(v_at.x * in_turn.x - v_at.y * in_turn.y, v_at.x * in_turn.y + v_at.y * in_turn.x);
    gl_Position = vec4(p.x / u_size.x * 2.0 - 1.0, 1.0 - p.y / u_size.y * 2.0, 0.0, 1.0);
}
