in vec2 v_uv;

uniform sampler2D u_color;

out vec4 out_color;

// At half the size each sample lies at the corner that four source pixels share: the linear filter is their mean.
void main() {
    out_color = vec4(texture(u_color, v_uv).rgb, 1.0);
}
