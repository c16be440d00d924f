in vec3 v_world;
in vec3 v_normal;
in vec3 v_shadow;
in vec2 v_cover;
in vec2 v_uv;
in vec4 v_color;
flat in vec2 v_surface;
flat in vec3 v_emissive;

#ifdef TEXTURED
uniform sampler2D u_texture;
uniform float u_alpha_cut;
#endif

out vec4 out_color;

void main() {
    vec4 base = v_color;
    vec3 glow = v_emissive;
#ifdef TEXTURED
    vec4 picture = texture(u_texture, v_uv);
    base *= picture;
    glow *= picture.rgb;  // a screen shines with what it shows
    if (base.a < u_alpha_cut) discard;
#endif
    vec3 n = normalize(v_normal), in_shadow = v_shadow;
    vec2 in_cover = v_cover;
#ifdef BOTH_SIDES
    n = gl_FrontFacing ? n : -n;
    in_shadow = shadow_place(v_world, n);
    in_cover = cover_place(v_world, n);
#endif
#ifdef MATTE
    vec3 light = shade_matte(v_world, n, in_shadow, in_cover, base.rgb);
#else
    vec3 light = shade(v_world, n, in_shadow, in_cover, base.rgb, v_surface.x, v_surface.y, glow);
#endif
    out_color = vec4(shown(light) + dither(), base.a);
}
