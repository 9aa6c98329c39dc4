from listinglint.rules import Document, Prior, Rule


def rule(name: str, *documents: str, formerly: tuple[str, ...] = ()) -> Rule:
    return Rule(
        name=name,
        family=name.partition("/")[0],
        summary="",
        why="",
        severity={"default": "error"},
        match={},
        checks=(),
        prior=Prior(None, 0.5),
        message="",
        documents=tuple(Document(document) for document in documents),
        formerly=formerly,
    )
