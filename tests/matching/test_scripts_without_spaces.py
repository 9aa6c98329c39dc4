"""Texts in which words are not parted by spaces, in Japanese and Chinese."""

import pytest
from made_rules import found, lint, linter

KILLS = {"verbs": ["除去", "殺菌"], "targets": ["ウイルス", "細菌"]}
JAPANESE = linter(
    match={
        "ja": {
            "phrases": ["抗菌", "N95マスク", "anti-bacterial"],
            "stems": ["防カビ"],
            "substrings": ["ノンアル"],
            "frames": [KILLS],
        }
    },
    unless=[{"before": {"ja": ["医薬部外品の"]}}, {"after": {"ja": ["ではありません"]}}],
)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("丈夫な抗菌加工のまな板", ["抗菌"]),
        ("高機能N95マスク", ["N95マスク"]),
        ("丈夫なanti-bacterial加工", ["anti-bacterial"]),
        ("浴室の防カビ剤", ["防カビ"]),
        ("ノンアルコール", ["ノンアル"]),
        ("ウイルスを99%除去します", ["ウイルスを99%除去"]),
        ("ｳｲﾙｽを除去", ["ｳｲﾙｽを除去"]),
        ("ウイルスとは。ほこりを除去します", []),
        ("医薬部外品の抗菌石けん", []),
        ("抗菌ではありません", []),
    ],
)
def test_words_are_found_inside_runs_of_letters(text: str, spans: list[str]) -> None:
    assert found(JAPANESE, text, language="ja") == spans


@pytest.mark.parametrize("text", ["ハ\u3099クテリア", "ﾊﾞｸﾃﾘｱ", "バクテリア"])
def test_parted_and_half_width_kana_are_the_plain_ones(text: str) -> None:
    bacteria = linter(match={"ja": {"phrases": ["バクテリア"]}})
    assert found(bacteria, f"強い{text}用", language="ja") == [text]


@pytest.mark.parametrize(
    ("text", "risk"), [("不含酒精", 0.2), ("含酒精", 0.9), ("无糖的酒精饮料", 0.9)]
)
def test_chinese_negation_touches_what_it_negates(text: str, risk: float) -> None:
    drink = linter(
        match={"zh": {"phrases": ["酒精"]}},
        prior={"verdict": "claim", "risk": 0.9, "when": [{"negated": True, "risk": 0.2}]},
        files={"words/negations": {"summary": "Before", "zh": ["不含", "无"]}},
    )
    assert [finding.risk for finding in lint(drink, text, language="zh")] == [risk]
