// What every vertex and every instance of the instanced passes carries.
in vec3 in_position;
in vec4 in_row0;    // the three rows of world_from_object
in vec4 in_row1;
in vec4 in_row2;

uniform mat4 u_clip_from_world;

vec3 to_world(vec3 p) {
    vec4 h = vec4(p, 1.0);
    return vec3(dot(in_row0, h), dot(in_row1, h), dot(in_row2, h));
}

// Normals go by the cofactors, so that a stretched object is lit as what it became.
vec3 normal_to_world(vec3 n) {
    vec3 x = in_row0.xyz, y = in_row1.xyz, z = in_row2.xyz;
    return normalize(vec3(dot(cross(y, z), n), dot(cross(z, x), n), dot(cross(x, y), n)));
}
