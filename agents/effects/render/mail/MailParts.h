#pragma once

#include "agents/effects/render/Look.h"

#include <QStringList>

/// What every message by mail is made of, whoever carries it. Pure.
namespace qd::agents {

/// Markup of safeMarkup() with the style on each element, as mail programs drop style sheets.
QString inlineStyled(QString html, const Shades& shades);

/// The same markup as people read it in a mail without markup (RFC 3676, 4.2: lines of at most 72, broken between words; an address
/// is never broken): headings on lines of their own, points of lists with "- " or their number, the address of a link behind its words in angle brackets,
/// quotations with "> ". Lines end in '\n'.
QString plainText(const QString& markup);

/// A text that may begin with lines "Subject: …" and "Preheader: …", which say what those are. What an e-mail is edited as.
struct HeadedText {
    std::optional<QString> subject{};
    std::optional<QString> preheader{};
    QString text; ///< what follows
};
HeadedText headedText(const QString& text);

} // namespace qd::agents
