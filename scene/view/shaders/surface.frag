in vec3 v_world;
in vec3 v_normal;
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
    vec3 glow = v_emissive * 2.2;
#ifdef TEXTURED
    vec4 picture = texture(u_texture, v_uv);
    base *= picture;
    glow *= picture.rgb;  // a screen shines with what it shows
    if (base.a < u_alpha_cut) discard;
#endif
    vec3 n = normalize(gl_FrontFacing ? v_normal : -v_normal);
#ifdef MATTE
    vec3 light = shade_matte(v_world, n, base.rgb);
#else
    vec3 light = shade(v_world, n, base.rgb, v_surface.x, v_surface.y, glow);
#endif
    out_color = vec4(srgb_from_linear(tone_map(light * u_exposure)) + dither(), base.a);
}
