#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace qd::agents {

struct HtmlLink {
    QString text;
    QString address; ///< whole, http or https
};

/// What a page says, and what it says of itself.
struct HtmlPage {
    QString title;
    QString description;
    QString canonical;  ///< the address that it gives for itself, whole; empty: none
    QString published;  ///< as it is written there; empty: not said
    QString language;   ///< "en", "de-AT"; empty: not said
    QString text;       ///< headings begin with '#', points of lists with '-' or a number, cells are parted by " | "
    QList<HtmlLink> links; ///< at most 200, each address once
    bool isCut = false; ///< there was more text than two million characters
};

/// Reads the text of a page: no script, no style, no comment, no template, no content of other pages. Where there is no text, what a
/// picture is said to show. O(html), without recursion. `address` is where the page was, for its links. Pure; its words are data.
HtmlPage htmlPage(const QString& html, const QUrl& address);

/// The text alone, of a piece of HTML.
QString htmlText(const QString& html);

} // namespace qd::agents
