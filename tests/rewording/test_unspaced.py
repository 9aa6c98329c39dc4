"""Claims taken out of texts that have no spaces between words."""

# ruff: noqa: RUF001 - full-width marks stand in listings

import pytest

from listinglint.rewording.unspaced import cuts, may_be_replaced


def outcomes(marked: str, *, is_title: bool = False) -> list[str]:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    found = cuts(text, (start, end), is_title=is_title)
    return [text[: cut.start] + cut.new + text[cut.end :] for cut in found]


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("[抗菌]まな板 丸型", "まな板 丸型"),
        ("エアコン用[カビ防止]フィルター", "エアコン用フィルター"),
        ("丈夫な[抗菌]加工タオル", "丈夫なタオル"),
        ("[抗菌]のタオル", "タオル"),
        ("靴下 [抗菌]防臭 5足組", "靴下 5足組"),
        ("シャンプー [抜け毛]予防 300ml", "シャンプー 300ml"),
        ("家用[抗菌]砧板 双面可用", "家用砧板 双面可用"),
        ("[增强免疫]力蛋白粉", "蛋白粉"),
        ("纯棉袜子 [抑菌]", "纯棉袜子"),
    ],
)
def test_an_attribute_goes_and_its_noun_stays(marked: str, left: str) -> None:
    assert outcomes(marked, is_title=True)[0] == left


@pytest.mark.parametrize(
    "marked",
    [
        "[アトピー]にお悩みの方",
        "[カビの発生を防]ぎます",
        "[瘦脸]仪 微电流",
        "适合[三高]人群",
        "扫码加[微信]领红包",
        "防水と[抗菌]加工の布",
        "[減肥]",
    ],
)
def test_no_half_sentence_is_left(marked: str) -> None:
    assert outcomes(marked) == []


def test_a_clause_or_a_sentence_goes_beside_others() -> None:
    assert outcomes("柔软透气,[杀灭细菌],易清洗") == ["柔软透气,易清洗"]
    assert outcomes("[カビを防]ぎます。水洗いできます。")[-1] == "水洗いできます。"


def test_the_last_verb_of_a_japanese_sentence_stays() -> None:
    assert outcomes("軽くて、丈夫で、[雑菌を抑]えます") == []


def test_only_a_part_or_an_attribute_is_replaced() -> None:
    assert may_be_replaced("抗菌タオル", (0, 2))
    assert may_be_replaced("タオル 防カビ 白", (4, 7))
    assert not may_be_replaced("抗菌加工タオル", (0, 2))
    assert not may_be_replaced("空間除菌", (2, 4))
    assert not may_be_replaced("抗菌します", (0, 2))


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("适合[湿疹]、痤疮等肌肤。", "适合痤疮等肌肤。"),
        ("适合湿疹、[痤疮]等肌肤。", "适合湿疹等肌肤。"),
        ("降血压、[降血糖]的天然饮品", "降血压的天然饮品"),
    ],
)
def test_members_of_a_chinese_list_share_its_head_and_its_end(marked: str, left: str) -> None:
    assert outcomes(marked)[0] == left


@pytest.mark.parametrize(
    ("marked", "left"),
    [
        ("有效防止[螨虫]滋生，适合全家。", "适合全家。"),
        ("[绿色环保]的选择，适合上班族。", "适合上班族。"),
        ("[医生推荐]的枕头。枕套可拆洗。", "枕套可拆洗。"),
        ("[缓解颈椎]疼痛，透气舒适。", "透气舒适。"),
        ("[業界最高]品質、軽量。", "軽量。"),
    ],
)
def test_what_says_nothing_alone_goes_with_the_claim(marked: str, left: str) -> None:
    assert outcomes(marked)[0] == left


@pytest.mark.parametrize(
    "marked",
    [
        "シミ、[シワを消]すクリームです。",
        "缓解颈椎[疼痛，改善]睡眠",
        "防ダニ、[抗菌]加工でいつも清潔。",
    ],
)
def test_no_stump_of_a_sentence_is_left(marked: str) -> None:
    assert outcomes(marked) == []


def test_a_list_of_parts_keeps_what_stands_before_the_claim() -> None:
    assert outcomes("天然[抗菌]、吸水性抜群、速乾。") == []
    assert outcomes("[疗效]显著，轻便。")[0] == "轻便。"
