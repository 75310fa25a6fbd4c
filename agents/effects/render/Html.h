#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace qd::agents {

/// `text` as it stands in an element or between double quotes of an attribute.
QString escaped(QStringView text);
/// Without what XML 1.0 forbids (part 2.2): control characters other than tab and line ends, broken surrogates.
QString xmlSafe(const QString& text);
/// One line that looks like what it is: xmlSafe, no overrides of the writing direction (they make a text read
/// otherwise than it is stored), runs of blanks as one.
QString oneLine(const QString& text);
/// True when following `href` cannot run anything: http, https with a host, mailto, or a path of the same site.
/// Reads it as browsers do: control characters and blanks do not count (WHATWG URL, 4.4).
bool isSafeLink(const QString& href);
/// True for an absolute http or https address with a host.
bool isWebAddress(const QString& address);

/// Attributes that say which language an element is in, and from which side it is read: for `language` (BCP 47) alone, or
/// for a line of text where it is clear and another than the page's.
QList<std::pair<const char*, QString>> languageMarks(const QString& language);
QList<std::pair<const char*, QString>> languageMarksOf(const QString& line, const QString& page);

/// Writes markup that is HTML5 and well-formed XML at once, so that a test can read it back.
class HtmlWriter {
public:
    using Attributes = QList<std::pair<const char*, QString>>;

    void open(const char* name, const Attributes& attributes = {});
    void close(const char* name);
    /// An element that has no content in HTML: meta, img, br.
    void leaf(const char* name, const Attributes& attributes = {});
    void element(const char* name, const Attributes& attributes, QStringView text);
    void text(QStringView text) { m_out += escaped(text); }
    /// `markup` must be well-formed.
    void raw(const QString& markup) { m_out += markup; }
    void line() { m_out += QLatin1Char('\n'); }

    QString take() { return std::exchange(m_out, {}); }
    bool isEmpty() const { return m_out.isEmpty(); }

private:
    void begin(const char* name, const Attributes& attributes);

    QString m_out;
};

} // namespace qd::agents
