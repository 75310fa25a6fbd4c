#pragma once

#include "core/base/Result.h"

#include <QStringList>

namespace qd::agents {

struct MarkdownRules {
    QStringList ownImages; ///< file names that an image may show; any other image becomes its description
    QString title;         ///< a first heading that says the same is left out: the page has it already
    QString language;      ///< of the text (BCP 47): words of other writing directions are marked with their own
    QString titleLanguage; ///< of the title; quotations of it are marked when that is another language
};

struct SafeMarkup {
    QString html;  ///< well-formed; no heading above h2
};

/// `text` as markup, in which words that are read from the other side, and quotations of a title in another language, say
/// which language they are.
QString markedText(const QString& text, const MarkdownRules& rules);

/// Markdown (CommonMark 0.31 with tables and strike-through) as markup that can neither run nor load anything: raw
/// HTML becomes text, an element or attribute that is not on our list is dropped, links must be safe (isSafeLink).
/// Error::Parse: the text is empty or longer than a megabyte, or would become more than sixteen of markup, or has images within
/// the description of an image.
Result<SafeMarkup> safeMarkup(const QString& markdown, const MarkdownRules& rules);

} // namespace qd::agents
