#pragma once

#include "agents/effects/render/Rendered.h"

#include "core/model/Brand.h"

namespace qd::agents {

/// Everything that a letter is made of. Whom it is for is no part of it: the name and address are printed by who posts it.
struct LetterMaterial {
    QString slug;
    QString title; ///< its subject, and the heading
    QString text;  ///< Markdown
    Instant date;
    bool rehearsal = false;
};

constexpr int kMostLetterPages = 6; ///< the ones that fit a plain envelope single-sided, and abroad the most (Lob, LetterEditable.file)

/// The letter as letter.pdf (US Letter, 8.5 x 11 inches, which is what Lob takes) and page-1.png …, each page as it is printed, which is
/// what the preview shows. The upper 3 inches of the first page are empty: the addresses are printed there (Lob's template for
/// address_placement=top_first_page). Set in the program's own typeface. Same material, same bytes.
/// content.details: slug, title, date, link (empty), pages, address_room ("yes").
/// Error::Parse names the member that is wrong; also where it has more pages than kMostLetterPages.
/// Needs a running QGuiApplication. @thread any.
Result<Rendered> renderLetter(const LetterMaterial& material, const Brand& brand);

/// A PDF of Qt's without the time that it was made at, which is the only thing in it that differs from one to the next (Qt 6.4,
/// qpdf.cpp, writeInfo). `bytes` as they are where there is none.
QByteArray undated(QByteArray bytes);

} // namespace qd::agents
