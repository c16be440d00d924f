in vec3 v_world;

uniform vec4 u_patch;
uniform vec3 u_ground_albedo;   // linear

out vec4 out_color;

// A studio floor that fades out, so that things without a room still stand on something.
void main() {
    float away = length(v_world.xz - u_patch.xy) / u_patch.z;
    float fade = 1.0 - smoothstep(0.45, 1.0, away);
    if (fade <= 0.0) discard;
    vec3 up = vec3(0.0, 1.0, 0.0);
    float open = openness(cover_place(v_world, up), v_world.y, up);
    vec3 light = (u_sky_color + u_fill_color * (u_fill_direction.y / PI)) * open;
    light += u_key_color * (u_key_direction.y / PI * key_visibility(shadow_place(v_world, up)));
    out_color = vec4(shown(light * u_ground_albedo) + dither(), fade);
}
