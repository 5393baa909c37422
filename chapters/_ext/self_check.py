"""The `self-check` directive: a question with options that unfold to say whether and why they are right.

An option is an item of the list that ends the directive: `[x]` (right) or `[ ]` (wrong), the option itself,
and in paragraphs of its own the explanation. Options are HTML `details`: keyboards and screen readers can
use them, nothing is scored or sent, and no script is needed.
"""

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

MARKS = {"[x]": "Right.", "[ ]": "Not quite."}


class SelfCheckNode(nodes.General, nodes.Element):
    """The whole question."""


class OptionNode(nodes.General, nodes.Element):
    """One option: a summary and its explanation."""


class SummaryNode(nodes.General, nodes.TextElement):
    """The option's text."""


class SelfCheck(SphinxDirective):
    """Read a question and its options."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Build the question's nodes; anything that is not a question with options is an error."""
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        question, options = body.children[:-1], body.children[-1:]
        if not options or not isinstance(options[0], nodes.bullet_list):
            raise self.error("A self-check ends with a list of its options.")

        check = SelfCheckNode(number=self.env.new_serialno("self-check") + 1)
        if self.arguments:
            inline, messages = self.state.inline_text(self.arguments[0], self.lineno)
            check += [nodes.paragraph("", "", *inline), *messages]
        check += question
        if not check.children:
            raise self.error("A self-check needs a question: after its name, or above its options.")

        built = [self.option(item) for item in options[0].children]
        if len(built) < 2 or not any(option["right"] for option in built):
            raise self.error("A self-check needs two options or more, and one that is right: `[x]`.")
        check += built
        return [check]

    def option(self, item: nodes.Node) -> OptionNode:
        """Build one option from an item of the list."""
        text = item.children[0]
        mark = text.astext()[:3]
        if mark not in MARKS or len(item.children) < 2:
            raise self.error(
                f"Option '{text.astext()[:40]}' needs `[x]` or `[ ]` in front of it and, "
                "in a paragraph of its own, the reason why it is right or wrong."
            )
        first = text.children[0]
        text.replace(first, nodes.Text(first.astext()[3:].lstrip()))
        explanation = item.children[1:]
        if isinstance(explanation[0], nodes.paragraph):
            explanation[0].insert(0, [nodes.strong("", MARKS[mark]), nodes.Text(" ")])
        else:
            explanation.insert(0, nodes.paragraph("", "", nodes.strong("", MARKS[mark])))
        option = OptionNode(right=mark == "[x]")
        option += [SummaryNode("", "", *text.children), *explanation]
        return option


def _visit_check(self, node):
    title = f"self-check-{node['number']}"
    self.body.append(
        f'<div class="self-check" role="group" aria-labelledby="{title}">'
        f'<p class="self-check-title" id="{title}">Check yourself</p>'
    )


def _depart_check(self, node):
    self.body.append("</div>")


def _visit_option(self, node):
    self.body.append(f'<details class="self-check-option {"right" if node["right"] else "wrong"}">')


def _depart_option(self, node):
    self.body.append("</details>")


def _visit_summary(self, node):
    self.body.append("<summary>")


def _depart_summary(self, node):
    self.body.append("</summary>")


def setup(app: Sphinx) -> dict:
    """Register the directive."""
    app.add_node(SelfCheckNode, html=(_visit_check, _depart_check))
    app.add_node(OptionNode, html=(_visit_option, _depart_option))
    app.add_node(SummaryNode, html=(_visit_summary, _depart_summary))
    app.add_directive("self-check", SelfCheck)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
