#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <utility>

namespace qd::agents {

struct HtmlToken {
    enum Kind { Text, Start, End, Over };
    Kind kind = Over;
    QString text;   ///< Text: references are in their place, except where the standard has none
    QString name;   ///< Start, End: lower case, at most 64 characters. Text: the element whose raw text it is ("script"); empty: plain text
    bool closesItself = false; ///< Start: "/>", and that counts here (SVG, MathML)
    QList<std::pair<QString, QString>> attributes; ///< Start: names in lower case, the first of a name; at most 64, of 4,096 characters each

    QString attribute(QStringView attributeName) const; ///< empty when it has none
};

/// Cuts HTML into tags and text as WHATWG HTML, 13.2.5, has it, and switches to raw text by itself (script with its escapes, style,
/// title, textarea, xmp, iframe, noembed, noframes, plaintext), which in browsers the tree does. Within SVG and MathML only script and
/// style are raw here, up to an end tag that stands in no comment and no CDATA: what a tree would hide there is hidden, if not less.
/// Comments, doctypes and processing instructions are passed over. It builds no tree, so there is no depth, and no time but O(text).
/// The words are data: what a page is made of never runs here.
class HtmlTokens {
public:
    explicit HtmlTokens(QString html);
    HtmlToken next();

private:
    enum Place : quint8 { Svg, Math, HtmlInside };
    struct Outer {
        Place place;
        QString name;
    };

    bool isForeign() const { return !m_places.isEmpty() && m_places.last().place != HtmlInside; }
    bool beginsMarkup(qsizetype at) const;
    bool markup(HtmlToken& token);
    void comment();
    void passTo(QStringView end);
    void tag(HtmlToken& token);
    void attributes(HtmlToken& token);
    QString attributeValue();
    void started(const HtmlToken& token);
    void startedForeign(const HtmlToken& token);
    void ended(const QString& name);
    void leaveForeign();
    HtmlToken rawText();
    qsizetype endOfRaw() const;
    qsizetype endOfScript() const;
    qsizetype endOfForeign() const;
    bool endTagAt(qsizetype at, QStringView name) const;
    HtmlToken plainText(qsizetype end);

    const QString m_html;
    qsizetype m_at = 0;
    QString m_raw;         ///< the element whose raw text comes next; empty: none
    bool m_isRawForeign = false; ///< it is one of SVG or MathML
    QList<Outer> m_places; ///< SVG and MathML around here, and HTML within them
};

} // namespace qd::agents
