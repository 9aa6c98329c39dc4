"""Rule files in, a :class:`~listinglint.rulefiles.rulebook.Rulebook` out.

The folder ``rules/`` holds ``<family>/<rule>.yaml``, the word lists that rules share in
``words/``, the product kinds in ``products/`` and the dated limits of marketplaces in
``marketplaces/``. A team's own folder has the same shape.
"""
