in vec3 v_world;

uniform vec4 u_patch;
uniform vec3 u_ground_albedo;   // linear

out vec4 out_color;

// A studio floor that fades out, so that things without a room still stand on something.
void main() {
    float away = length(v_world.xz - u_patch.xy) / u_patch.z;
    float fade = 1.0 - smoothstep(0.45, 1.0, away);
    if (fade <= 0.0) discard;
    vec3 light = shade(v_world, vec3(0.0, 1.0, 0.0), u_ground_albedo, 0.0, 0.95, vec3(0.0));
    out_color = vec4(srgb_from_linear(tone_map(light * u_exposure)), fade);
}
