// How steeply the shadow map's depth is warped: as far as 32-bit squares allow.
const float WARP = 40.0;
