"""The materials that the recipes use; a name is `family:colour`, and the family says what a thing is made of."""

from dataclasses import dataclass, replace

from assets.recipes.colour import Rgb, rgb
from assets.recipes.textures import Texture

FAMILIES: dict[str, tuple[str, ...]] = {
    "wood": ("wood", "wooden"),
    "metal": ("metal", "metallic", "steel"),
    "plastic": ("plastic",),
    "fabric": ("fabric", "cloth", "textile"),
    "leather": ("leather",),
    "ceramic": ("ceramic", "porcelain", "china"),
    "glass": ("glass",),
    "paper": ("paper", "cardboard"),
    "rubber": ("rubber",),
    "wicker": ("wicker", "woven"),
    "stone": ("stone", "marble"),
    "clay": ("clay", "terracotta"),
    "fur": ("fur", "plush", "soft"),
    "wax": ("wax",),
}
"""Words for each family of materials; one that is not here (leaf, fruit, skin) is no material people speak of."""


@dataclass(frozen=True)
class Finish:
    """How a surface looks, in the terms of glTF's metallic-roughness model."""

    name: str  # family:colour; starts with `emissive:` when it glows in the state on
    rgb: Rgb  # base colour, sRGB 0..1; multiplied with the texture and the corner colours
    metallic: float = 0.0  # 0..1
    roughness: float = 0.6  # 0..1
    alpha: float = 1.0  # 1: opaque
    glow: Rgb | None = None  # emitted colour, sRGB 0..1
    texture: Texture | None = None  # tiling pattern or picture
    repeat_m: tuple[float, float] = (1.0, 1.0)  # size of one tile of the texture, metres along and across

    @property
    def family(self) -> str:
        """The part of the name before the colon."""
        return self.name.split(":")[0]

    def with_texture(self, texture: Texture, along_m: float = 1.0, across_m: float = 1.0) -> "Finish":
        """The same finish with a texture, one tile of which covers the given size."""
        return replace(self, name=f"{self.name}:{texture.name}", texture=texture, repeat_m=(along_m, across_m))


def wood(code: str = "#b58a58", roughness: float = 0.55, *, grain: bool = True) -> Finish:
    """Oiled or lacquered wood."""
    plain = Finish(f"wood:{code}", rgb(code), 0.0, roughness)
    return plain.with_texture(Texture("grain"), 0.9, 0.22) if grain else plain


def metal(code: str = "#c4c7cb", roughness: float = 0.3) -> Finish:
    """Bare or coated metal."""
    return Finish(f"metal:{code}", rgb(code), 0.9, roughness)


def painted(code: str, roughness: float = 0.4) -> Finish:
    """Painted or enamelled metal: no bare reflections."""
    return Finish(f"metal:paint {code}", rgb(code), 0.1, roughness)


def plastic(code: str, roughness: float = 0.45) -> Finish:
    """Moulded plastic or lacquer."""
    return Finish(f"plastic:{code}", rgb(code), 0.0, roughness)


def fabric(code: str, *, weave: bool = False) -> Finish:
    """Woven cloth."""
    plain = Finish(f"fabric:{code}", rgb(code), 0.0, 0.92)
    return plain.with_texture(Texture("weave"), 0.05, 0.05) if weave else plain


def leather(code: str) -> Finish:
    """Smooth leather."""
    return Finish(f"leather:{code}", rgb(code), 0.0, 0.5)


def ceramic(code: str = "#f4f2ec", roughness: float = 0.22) -> Finish:
    """Glazed stoneware or porcelain."""
    return Finish(f"ceramic:{code}", rgb(code), 0.0, roughness)


def glass(code: str = "#dfeaec", alpha: float = 0.28) -> Finish:
    """Clear or tinted glass."""
    return Finish(f"glass:{code}", rgb(code), 0.0, 0.06, alpha)


def paper(code: str = "#efe9dc") -> Finish:
    """Paper, card, cardboard."""
    return Finish(f"paper:{code}", rgb(code), 0.0, 0.85)


def rubber(code: str = "#232326") -> Finish:
    """Rubber, soles, tyres, grips."""
    return Finish(f"rubber:{code}", rgb(code), 0.0, 0.8)


def stone(code: str) -> Finish:
    """Polished stone with a fine speckle."""
    return Finish(f"stone:{code}", rgb(code), 0.0, 0.35).with_texture(Texture("speckle"), 0.5, 0.5)


def mirror() -> Finish:
    """Silvered glass."""
    return Finish("glass:mirror", rgb("#cfd9de"), 1.0, 0.05)


def natural(family: str, code: str, roughness: float = 0.6) -> Finish:
    """Anything else: leaves, fruit, wax, fur, skin."""
    return Finish(f"{family}:{code}", rgb(code), 0.0, roughness)


def glowing(name: str, code: str, glow: str) -> Finish:
    """A surface that shines when the thing is on."""
    return Finish(f"emissive:{name}", rgb(code), 0.0, 0.6, 1.0, rgb(glow))


def printed(family: str, texture: Texture, roughness: float = 0.6) -> Finish:
    """A surface that shows a picture once over its whole extent."""
    return Finish(f"{family}:print", (1.0, 1.0, 1.0), 0.0, roughness).with_texture(texture)
