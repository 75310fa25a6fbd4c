#pragma once

#include <QScrollArea>
#include <QStringList>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace qd::ui {

/// How a line is meant; each scheme has a colour for it.
enum class Tone { Plain, Strong, Muted, Good, Warn, Bad, Info };

/// One line of a column of facts.
struct FactLine {
    enum Kind { Heading, Text, Pair, Meter, Mark, Link, More };
    Kind kind = Text;
    QString text;
    QString value;      ///< Pair and Meter: at the right. Mark: the mark before the text. Link: where it leads
    Tone tone = Tone::Plain;
    Tone valueTone = Tone::Plain;
    double share = 0;   ///< Meter: 0 … 1
    QStringList folded = {}; ///< More: what stands behind it
    QString beside = {};     ///< Link: what stands at its right, in valueTone
    std::optional<bool> open = {}; ///< Link: that opens something below itself, whether it has
    int inside = 0;          ///< how far it stands in, below what was opened above it
    friend bool operator==(const FactLine&, const FactLine&) = default;

    static FactLine heading(const QString& text) { return {Heading, text, {}, Tone::Plain, Tone::Plain, 0}; }
    static FactLine plain(const QString& text, Tone tone = Tone::Plain) { return {Text, text, {}, tone, Tone::Plain, 0}; }
    static FactLine pair(const QString& text, const QString& value, Tone valueTone = Tone::Strong)
    {
        return {Pair, text, value, Tone::Plain, valueTone, 0};
    }
    static FactLine meter(const QString& text, const QString& value, double share, Tone tone)
    {
        return {Meter, text, value, tone, Tone::Strong, share};
    }
    static FactLine mark(const QString& mark, const QString& text, Tone tone) { return {Mark, text, mark, Tone::Plain, tone, 0}; }
    static FactLine link(const QString& text, const QString& to) { return {Link, text, to, Tone::Plain, Tone::Plain, 0}; }
    /// A link that shows what it leads to below itself, and is pressed again to hide it.
    static FactLine fold(const QString& text, const QString& to, bool open, const QString& beside, Tone tone)
    {
        FactLine line{Link, text, to, Tone::Plain, tone, 0};
        line.beside = beside;
        line.open = open;
        return line;
    }
    /// "3 more": pressed, it gives way to the muted texts behind it.
    static FactLine more(const QString& text, const QStringList& folded) { return {More, text, {}, Tone::Muted, Tone::Plain, 0, folded}; }
};

/// A column of facts under small headings, that scrolls where it has no room. Every text is plain text.
/// @thread main.
class Sections : public QScrollArea {
    Q_OBJECT
public:
    explicit Sections(QWidget* parent = nullptr);

    /// Shows `lines`; nothing happens when they are those already shown.
    void set(const QList<FactLine>& lines);
    /// From now on as high as its lines: what it stands in scrolls, also by its keys.
    void grow();
    /// Scrolls back to the first line: another thing is shown.
    void toTop();
    const QList<FactLine>& lines() const { return m_lines; }

signals:
    void followed(const QString& to);

protected:
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void rebuild();
    void fit();
    void add(QVBoxLayout* column, const FactLine& line);

    void addMore(QVBoxLayout* column, const FactLine& line);
    void addLink(QHBoxLayout* row, const FactLine& line, QWidget* content);
    void addText(QVBoxLayout* column, const FactLine& line);

    QList<FactLine> m_lines;
    QWidget* m_ring = nullptr;
    bool m_grows = false;
    QList<QStringList> m_opened; ///< what was unfolded among these lines
};

QColor toneColour(Tone tone);

} // namespace qd::ui
