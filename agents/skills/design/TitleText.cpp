#include "agents/skills/design/TitleText.h"

#include "agents/skills/Typeface.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QPainter>
#include <QSet>
#include <QTextLayout>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr int kMostLines = 4;
constexpr int kStep = 2;
constexpr qsizetype kMostCharacters = 400;

/// Whether the letters are of scripts that Inter has; others stand taller and must not be spaced.
bool isPlainScript(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        const QChar::Script script = c.script();
        return script == QChar::Script_Latin || script == QChar::Script_Greek || script == QChar::Script_Cyrillic
            || script == QChar::Script_Common || script == QChar::Script_Inherited;
    });
}

QFont fontFor(const QString& text, int pixels)
{
    QFont font = Typeface::inter(pixels, QFont::Bold);
    if (isPlainScript(text))
        font.setLetterSpacing(QFont::PercentageSpacing, 98.5);
    return font;
}

double lineAdvance(const QString& text, int pixels)
{
    return pixels * (isPlainScript(text) ? 1.16 : 1.34);
}

/// Breaks the text into lines of at most `width`.
void breakLines(QTextLayout& layout, const QString& text, double width, bool anywhere, bool rightToLeft, double advance)
{
    QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
    option.setWrapMode(anywhere ? QTextOption::WrapAtWordBoundaryOrAnywhere : QTextOption::WordWrap);
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(option);
    layout.setText(text);
    layout.setCacheEnabled(true);
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += advance;
    }
    layout.endLayout();
}

struct Shape {
    int lines = 0;
    double widest = 0;
};

Shape shapeOf(const QString& text, int pixels, double width, bool anywhere, bool rightToLeft)
{
    QTextLayout layout(text, fontFor(text, pixels));
    breakLines(layout, text, width, anywhere, rightToLeft, lineAdvance(text, pixels));
    Shape shape{layout.lineCount(), 0};
    for (int i = 0; i < layout.lineCount(); ++i)
        shape.widest = std::max(shape.widest, layout.lineAt(i).naturalTextWidth());
    return shape;
}

bool fits(const Shape& shape, const QString& text, int pixels, QSizeF box)
{
    return shape.lines <= kMostLines && shape.widest <= box.width() && shape.lines * lineAdvance(text, pixels) <= box.height();
}

/// The narrowest width that needs no more lines: lines of about the same length.
double balancedWidth(const QString& text, int pixels, double width, int lines, bool anywhere, bool rightToLeft)
{
    double low = width / (lines + 1), high = width;
    while (high - low > 2) {
        const double middle = (low + high) / 2;
        const Shape shape = shapeOf(text, pixels, middle, anywhere, rightToLeft);
        (shape.lines <= lines && shape.widest <= middle + 0.5 ? high : low) = middle;
    }
    return std::ceil(high + 0.5); // the half pixel that the comparison forgave
}

bool leansOnNext(const QString& word)
{
    static const QSet<QString> kSmall{u"a"_s, u"an"_s, u"the"_s, u"of"_s, u"to"_s, u"in"_s, u"on"_s, u"at"_s, u"for"_s, u"and"_s, u"or"_s,
                                      u"with"_s, u"by"_s, u"is"_s, u"not"_s, u"what"_s, u"der"_s, u"die"_s, u"das"_s, u"und"_s, u"im"_s,
                                      u"für"_s, u"man"_s, u"de"_s, u"la"_s, u"le"_s, u"في"_s, u"من"_s, u"عن"_s, u"على"_s};
    return kSmall.contains(word.toLower());
}

/// How a title's words are best set in lines: even lines, none that ends with a word that leans on the next one.
class LineSetting {
public:
    explicit LineSetting(const QString& text) : m_words(text.split(u' '))
    {
        const QFontMetricsF metrics(fontFor(text, kMeasured));
        for (qsizetype from = 0; from < m_words.size(); ++from) {
            QList<double> row;
            for (qsizetype to = from; to < m_words.size(); ++to)
                row.append(metrics.horizontalAdvance(m_words.sliced(from, to - from + 1).join(u' ')) / kMeasured);
            m_widths.append(row);
        }
    }

    struct Lines {
        QStringList lines;
        double cost = 1e9;
    };
    /// The best setting in `count` lines of at most `width`, measured in heights of the font; no lines where none fits.
    Lines best(qsizetype count, double width) const { return best(0, count, width); }

private:
    static constexpr int kMeasured = 100;

    Lines best(qsizetype from, qsizetype count, double width) const
    {
        Lines found;
        for (qsizetype to = from; to < m_words.size() && m_widths[from][to - from] <= width; ++to) {
            const bool last = to + 1 == m_words.size();
            if (last != (count == 1))
                continue;
            const double slack = 1 - m_widths[from][to - from] / width;
            const double leans = !last && leansOnNext(m_words[to]) ? 0.3 : 0;
            const double stops = !last && m_words[to].endsWith(u':') ? -0.08 : 0;
            Lines rest = last ? Lines{{}, 0} : best(to + 1, count - 1, width);
            if (!last && rest.lines.isEmpty())
                continue;
            const double cost = slack * slack + leans + stops + rest.cost;
            if (cost >= found.cost)
                continue;
            rest.lines.prepend(m_words.sliced(from, to - from + 1).join(u' '));
            found = {rest.lines, cost};
        }
        return found;
    }

    QStringList m_words;
    QList<QList<double>> m_widths; ///< of the words from, to
};

struct Setting {
    QString text; ///< with its line ends
    int pixels = 0;
};

/// The title at about its largest size, a little smaller where the lines come out more evenly; nothing for one so long that
/// words must be broken or left out.
std::optional<Setting> evenlySet(const QString& text, const TitleText::Bounds& bounds)
{
    constexpr qsizetype kMostWords = 16;
    constexpr double kShrinks = 0.74;
    const qsizetype words = text.count(u' ') + 1;
    if (words > kMostWords)
        return std::nullopt;
    const LineSetting setting(text);
    std::optional<Setting> best;
    double least = 1e9;
    int largest = 0;
    for (int pixels = bounds.largest; pixels >= bounds.smallest && pixels >= largest * kShrinks; pixels -= kStep) {
        for (qsizetype count = 1; count <= std::min<qsizetype>(kMostLines, words); ++count) {
            if (double(count) * lineAdvance(text, pixels) > bounds.box.height())
                break;
            const LineSetting::Lines found = setting.best(count, (bounds.box.width() - 2) / pixels);
            if (found.lines.isEmpty())
                continue;
            largest = std::max(largest, pixels);
            const double cost = found.cost + 0.9 * (1 - double(pixels) / largest);
            if (cost >= least)
                continue;
            least = cost;
            best = Setting{found.lines.join(QChar::LineSeparator), pixels};
        }
    }
    return best;
}

/// One character less, or one word where there are several, and "…".
QString shortened(QString text)
{
    text = text.endsWith(u'…') ? text.chopped(1) : text;
    const qsizetype space = text.lastIndexOf(u' ');
    text.truncate(space > 0 ? space : std::max<qsizetype>(1, text.size() - 4));
    while (text.size() > 1 && (text.back().isPunct() || text.back().isHighSurrogate()))
        text.chop(1);
    return text + u'…';
}

/// Without line ends and without signs that change direction or do not show.
QString cleaned(const QString& title)
{
    QString text;
    for (const QChar c : title.left(kMostCharacters * 4))
        if (c.category() != QChar::Other_Control && c.category() != QChar::Other_Format)
            text += c;
        else if (c.isSpace())
            text += u' ';
    text = text.simplified();
    return text.size() > kMostCharacters ? shortened(text.left(kMostCharacters)) : text;
}

} // namespace

TitleText TitleText::fitted(const QString& title, const Bounds& bounds)
{
    TitleText set;
    set.m_text = cleaned(title);
    set.m_box = bounds.box;
    set.m_rightToLeft = set.m_text.isRightToLeft();
    const double width = bounds.box.width();
    if (const std::optional<Setting> even = evenlySet(set.m_text, bounds);
        even && fits(shapeOf(even->text, even->pixels, width, false, set.m_rightToLeft), even->text, even->pixels, bounds.box)) {
        set.m_text = even->text;
        set.m_pixels = even->pixels;
        set.remember(width);
        return set;
    }
    for (int pixels = bounds.largest; pixels >= bounds.smallest; pixels -= kStep) {
        const Shape shape = shapeOf(set.m_text, pixels, width, false, set.m_rightToLeft);
        if (!fits(shape, set.m_text, pixels, bounds.box))
            continue;
        set.m_pixels = pixels;
        set.remember(balancedWidth(set.m_text, pixels, width, shape.lines, false, set.m_rightToLeft));
        return set;
    }
    set.m_pixels = bounds.smallest;
    while (!fits(shapeOf(set.m_text, set.m_pixels, width, true, set.m_rightToLeft), set.m_text, set.m_pixels, bounds.box)
           && set.m_text.size() > 2)
        set.m_text = shortened(set.m_text);
    set.remember(width);
    return set;
}

void TitleText::remember(double width)
{
    m_width = width;
    const double advance = lineAdvance(m_text, m_pixels);
    QTextLayout layout(m_text, fontFor(m_text, m_pixels));
    breakLines(layout, m_text, width, true, m_rightToLeft, advance);
    double widest = 0;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        widest = std::max(widest, line.naturalTextWidth());
        m_lines.append(m_text.sliced(line.textStart(), line.textLength()).trimmed());
    }
    const QList<QGlyphRun> runs = layout.glyphRuns();
    for (const QGlyphRun& run : runs)
        for (const quint32 glyph : run.glyphIndexes())
            m_missing += glyph == 0;
    m_size = QSizeF(widest, layout.lineCount() * advance);
}

void TitleText::draw(QPainter& painter, QPointF at, const QColor& colour) const
{
    QTextLayout layout(m_text, fontFor(m_text, m_pixels));
    breakLines(layout, m_text, m_width, true, m_rightToLeft, lineAdvance(m_text, m_pixels));
    painter.setPen(colour);
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        // Glyphs stand in the line's own left-to-right space; a line of a right-to-left text ends at its right edge.
        const QRectF used = line.naturalTextRect();
        const double left = m_rightToLeft ? m_box.width() - used.right() : -used.left();
        line.draw(&painter, at + QPointF(left, 0));
    }
}

} // namespace qd::agents
