#pragma once

#include <QString>

namespace qd::agents {

/// The part of an address that names a page: small Latin letters, digits and hyphens.
struct UrlSlug {
    /// From a title: accents fall away, words that carry no topic too where enough others stay, never cut inside a
    /// word, at most `atMost` characters. A title without Latin letters or digits becomes "page-" and eight digits of
    /// its SHA-256, so that it is still the same each time.
    static QString of(const QString& title, qsizetype atMost = 60);
    /// Whether a text is of that form.
    static bool isWellFormed(const QString& slug);
};

} // namespace qd::agents
