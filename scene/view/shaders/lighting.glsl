// All colours of light are linear, and carry the exposure.
uniform vec3 u_eye;
uniform vec3 u_key_direction;    // towards the light
uniform vec3 u_key_color;
uniform vec3 u_fill_direction;   // towards the fill, which throws no shadow
uniform vec3 u_fill_color;
uniform vec3 u_sky_color;
uniform vec3 u_ground_color;
uniform sampler2D u_shadow;       // warped depth and its square, blurred
uniform float u_shadow_strength;
uniform sampler2D u_cover;       // red: occlusion at the floor, green: at the top surface, blue: top height, alpha: floor
uniform float u_cover_strength;
#if LAMPS > 0
uniform vec4 u_lamps[LAMPS];     // position, reach in metres
uniform vec3 u_lamp_colors[LAMPS];
#endif

const float PI = 3.14159265;

// Chebyshev's bound on how much of a blurred neighbourhood lies nearer to the light: soft edges from one lookup.
// `place` is from `shadow_place`.
float key_visibility(vec3 place) {
    vec2 moments = texture(u_shadow, place.xy).rg;
    float e = exp2(min(place.z, STEEPNESS));
    float d = max(e - moments.x, 0.0);
    float variance = max(moments.y - moments.x * moments.x, e * e * 1e-5);
    float lit = variance / (variance + d * d) * 1.28205 - 0.28205;
    vec2 off = abs(place.xy - 0.5);
    lit = max(off.x, off.y) > 0.5 ? 1.0 : clamp(lit, 0.0, 1.0);
    return 1.0 - u_shadow_strength + u_shadow_strength * lit;
}

// How much of the sky a point sees: looked up in a map made once a scene, seen from above. A wall looks at what is
// before it; below a table the floor's own value holds, and both fade with the height over the surface they are for.
// `place` is from `cover_place`.
float openness(vec2 place, float height, vec3 normal) {
    vec4 cover = texture(u_cover, place);
    float t = clamp((cover.b - height) * 10.0 - 0.2, 0.0, 1.0);
    float sheltered = t * t * (3.0 - 2.0 * t);
    float rise = max(height - mix(cover.b, cover.a, sheltered), 0.0);
    float fade = mix(1.0 / (1.0 + rise * (4.0 + 8.0 * rise)), 0.6 * sheltered / (1.0 + rise), max(-normal.y, 0.0));
    return 1.0 - u_cover_strength * fade * (0.4 + 0.6 * abs(normal.y)) * mix(cover.g, cover.r, sheltered);
}

float distribution(float n_h, float alpha) {
    float a2 = alpha * alpha;
    float d = n_h * n_h * (a2 - 1.0) + 1.0;
    return a2 / (PI * d * d + 1e-6);
}

vec3 specular(vec3 n, vec3 v, vec3 l, float n_l, vec3 f0, float roughness) {
    vec3 h = normalize(v + l);
    float n_h = max(dot(n, h), 0.0), v_h = max(dot(v, h), 0.0), n_v = max(dot(n, v), 1e-3);
    float alpha = roughness * roughness;
    float k = alpha * 0.5 + 1e-3;
    float visibility = 0.25 / ((n_l * (1.0 - k) + k) * (n_v * (1.0 - k) + k));
    vec3 fresnel = f0 + (1.0 - f0) * exp2((-5.55473 * v_h - 6.98316) * v_h);
    return fresnel * (distribution(n_h, alpha) * visibility);
}

// What a mirror would see: sky above, room below, a soft bright window where the key light is.
vec3 surroundings(vec3 r, float roughness) {
    float horizon = smoothstep(-0.5 - roughness * 0.4, 0.5 + roughness * 0.4, r.y);
    vec3 c = mix(u_ground_color, u_sky_color, horizon);
    float glow = max(dot(r, u_key_direction), 0.0);
    float g2 = glow * glow, g4 = g2 * g2, g8 = g4 * g4;
    return c + u_key_color * (0.12 * mix(g8 * g8 * g8, g2 * glow, roughness));
}

// The lamps that are on: soft, without shadows of their own.
vec3 lamps(vec3 world, vec3 n) {
    vec3 light = vec3(0.0);
#if LAMPS > 0
    for (int i = 0; i < LAMPS; i++) {
        vec3 to = u_lamps[i].xyz - world;
        float d2 = dot(to, to);
        float fade = clamp(1.0 - d2 / (u_lamps[i].w * u_lamps[i].w), 0.0, 1.0);
        float wrap = clamp(dot(n, to) * inversesqrt(d2 + 1e-6) * 0.8 + 0.2, 0.0, 1.0);
        light += u_lamp_colors[i] * (wrap * fade * fade / (d2 + 0.15));
    }
#endif
    return light;
}

// What falls on a surface and is spread evenly, the key light apart.
vec3 ambient(vec3 n, float n_v) {
    vec3 light = mix(u_ground_color, u_sky_color, n.y * 0.5 + 0.5) + u_sky_color * (0.17 * n_v);
    return light + u_fill_color * (max(dot(n, u_fill_direction), 0.0) / PI);
}

// Chalk, plaster, cloth: no gloss at all.
vec3 shade_matte(vec3 world, vec3 n, vec3 in_shadow, vec2 in_cover, vec3 albedo) {
    vec3 to_eye = u_eye - world;
    float n_v = max(dot(n, to_eye) * inversesqrt(dot(to_eye, to_eye)), 0.0);
    float n_l = max(dot(n, u_key_direction), 0.0);
    vec3 light = ambient(n, n_v) * openness(in_cover, world.y, n)
               + u_key_color * (n_l * key_visibility(in_shadow) / PI);
    return albedo * (light + lamps(world, n));
}

vec3 shade(vec3 world, vec3 n, vec3 in_shadow, vec2 in_cover, vec3 albedo, float metallic, float roughness,
           vec3 emissive) {
    vec3 v = normalize(u_eye - world);
    vec3 f0 = mix(vec3(0.04), albedo, metallic);
    vec3 diffuse = albedo * (1.0 - metallic);
    float n_v = max(dot(n, v), 0.0);
    // Karis's fit of the split-sum table (2013).
    vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * n_v)) * r.x + r.y;
    vec2 fit = vec2(-1.04, 1.04) * a + r.zw;
    vec3 mirrored = surroundings(reflect(-v, n), roughness) * (f0 * fit.x + fit.y);
    float n_l = max(dot(n, u_key_direction), 0.0);
    vec3 glint = specular(n, v, u_key_direction, n_l, f0, max(roughness, 0.08));
    vec3 light = (diffuse * ambient(n, n_v) + mirrored) * openness(in_cover, world.y, n);
    light += (diffuse / PI + glint) * u_key_color * (n_l * key_visibility(in_shadow));
    return light + diffuse * lamps(world, n) + emissive;
}
