vec3 linear_from_srgb(vec3 c) {
    return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}

// Within 0.003 of the standard's curve and, made of square roots alone, many times cheaper in software.
vec3 srgb_from_linear(vec3 c) {
    vec3 s = sqrt(c), q = sqrt(s), e = sqrt(q);
    return max(0.662002687 * s + 0.684122060 * q - 0.323583601 * e - 0.0225411470 * c, 0.0);
}

// The filmic curve that Narkowicz fitted to ACES (2015) with the sRGB curve after it, in one: within 0.004 of the two.
vec3 shown(vec3 c) {
    vec3 s = sqrt(c);
    return clamp((5.946037738 * c - 0.104048925 * s) / (5.961204062 * c - 0.529151904 * s + 1.0), 0.0, 1.0);
}
