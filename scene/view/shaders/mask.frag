uniform vec4 u_mark;

out vec4 out_color;

void main() {
    out_color = u_mark;
}
