in vec4 in_normal;
in vec2 in_uv;
in vec4 in_color;     // sRGB and opacity
in vec4 in_surface;   // metallic, roughness, takes paint, glows only while its object is on
in vec4 in_emissive;  // sRGB
in vec4 in_paint;     // sRGB; w is 1 where the object is painted
in vec4 in_state;     // is it on, opacity, unused

uniform float u_exposure;
uniform float u_point_scale;   // pixels of one metre at one metre
uniform float u_point_size;    // metres

const float GLOW = 2.2;

out vec3 v_world;
out vec3 v_normal;
out vec3 v_shadow;
out vec2 v_cover;
out vec2 v_uv;
out vec4 v_color;
flat out vec2 v_surface;
flat out vec3 v_emissive;

void main() {
    v_world = to_world(in_position);
    v_normal = normal_to_world(in_normal.xyz);
    v_shadow = shadow_place(v_world, v_normal);
    v_cover = cover_place(v_world, v_normal);
    v_uv = in_uv;
    float painted = in_paint.w * in_surface.z;
    v_color = vec4(linear_from_srgb(mix(in_color.rgb, in_paint.rgb, painted)), in_color.a * in_state.y);
    v_surface = in_surface.xy;
    float lit = mix(1.0, in_state.x, in_surface.w);
    v_emissive = linear_from_srgb(in_emissive.rgb) * (lit * GLOW * u_exposure);
    gl_Position = u_clip_from_world * vec4(v_world, 1.0);
    gl_PointSize = clamp(u_point_scale * u_point_size / max(gl_Position.w, 0.01), 1.0, 12.0);
}
