in vec3 v_world;
in vec3 v_normal;
in vec2 v_uv;
in vec4 v_color;
flat in vec2 v_surface;
flat in vec3 v_emissive;

out vec4 out_color;

// A scan's colours hold the light of the day it was taken: they are shown as they are.
void main() {
    out_color = vec4(srgb_from_linear(v_color.rgb), 1.0);
}
