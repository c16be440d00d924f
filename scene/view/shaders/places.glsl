uniform mat4 u_shadow_from_world;   // no perspective
uniform vec4 u_shadow_shape;     // depth bias, normal offset in metres
uniform vec4 u_cover_place;      // texture coordinates by x and by z, and at the origin

const float STEEPNESS = WARP * 1.44269504;   // for powers of two

// Where in the shadow map to look for a point, and the exponent of its own depth.
vec3 shadow_place(vec3 world, vec3 normal) {
    vec3 p = (u_shadow_from_world * vec4(world + normal * u_shadow_shape.y, 1.0)).xyz;
    return vec3(p.xy, (p.z - u_shadow_shape.x) * STEEPNESS);
}

// Where in the map of the sky's cover to look.
vec2 cover_place(vec3 world, vec3 normal) {
    return (world.xz + normal.xz * 0.07) * u_cover_place.xy + u_cover_place.zw;
}
