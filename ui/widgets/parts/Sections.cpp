#include "ui/widgets/parts/Sections.h"

#include "ui/style/FocusRing.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/MeterBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QVBoxLayout>

#include <algorithm>

namespace qd::ui {

namespace {

/// Ends in "…" where there is no room for all of it: what leads somewhere is never wider than what it stands in.
class LinkButton final : public QPushButton {
public:
    LinkButton(const QString& text, QWidget* parent) : QPushButton(text, parent)
    {
        setProperty("kind", QStringLiteral("quiet"));
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }
    QSize minimumSizeHint() const override { return {qMin(kLeast, sizeHint().width()), sizeHint().height()}; }

protected:
    void resizeEvent(QResizeEvent* event) override
    {
        QPushButton::resizeEvent(event);
        setToolTip(width() < sizeHint().width() ? text() : QString());
    }
    void paintEvent(QPaintEvent*) override
    {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        if (const int missing = sizeHint().width() - width(); missing > 0)
            option.text = fontMetrics().elidedText(text(), Qt::ElideRight, fontMetrics().horizontalAdvance(text()) - missing);
        painter.drawControl(QStyle::CE_PushButton, option);
    }

private:
    static constexpr int kLeast = 64;
};

QLabel* label(const QString& text, Tone tone, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    made->setAlignment(Qt::AlignLeading | Qt::AlignTop); // beside a value of two lines it stands at the first
    made->setMinimumWidth(1); // one long word must not push the column out of sight
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setFont(tone == Tone::Strong ? strongFont() : bodyFont());
    QPalette colours = made->palette();
    colours.setColor(QPalette::WindowText, toneColour(tone));
    made->setPalette(colours);
    return made;
}

QFrame* rule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setStyleSheet(QStringLiteral("background: %1; border: none;").arg(tokens().border.name()));
    return line;
}

/// What stands beside each other in one line of facts: a mark, the text, its value.
void fillRow(QHBoxLayout* row, const FactLine& line, QWidget* content)
{
    if (line.kind == FactLine::Mark) {
        QLabel* mark = label(line.value, line.valueTone, content);
        mark->setWordWrap(false);
        mark->setMinimumWidth(QFontMetrics(bodyFont()).horizontalAdvance(QLatin1Char('M')));
        row->addWidget(mark, 0, Qt::AlignTop);
    }
    row->addWidget(label(line.text, line.kind == FactLine::Meter ? Tone::Plain : line.tone, content), 1);
    if (line.kind != FactLine::Pair && line.kind != FactLine::Meter)
        return;
    QLabel* value = label(line.value, line.valueTone, content);
    value->setAlignment(Qt::AlignRight | Qt::AlignTop);
    value->setWordWrap(line.value.size() > 24);
    if (!value->wordWrap())
        value->setMinimumWidth(0); // a figure that is cut off would read as another one
    row->addWidget(value, line.value.size() > 24 ? 1 : 0);
}

void addMeter(QVBoxLayout* column, const FactLine& line)
{
    auto* bar = new MeterBar(column->parentWidget());
    bar->set({{line.text + QLatin1Char(' ') + line.value, line.share, toneColour(line.tone), false}}, 1.0);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(kPad, 3, kPad, 2);
    below->addWidget(bar);
    column->addLayout(below);
}

/// Lies over the facts and shows that the arrows scroll them.
class Ring final : public QWidget {
public:
    explicit Ring(QWidget* parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        hide();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        drawFocusRing(painter, rect());
    }
};

} // namespace

QColor toneColour(Tone tone)
{
    const Tokens& t = tokens();
    switch (tone) {
    case Tone::Plain:
    case Tone::Strong: return t.text;
    case Tone::Muted: return t.textMuted;
    case Tone::Good: return t.good;
    case Tone::Warn: return t.warn;
    case Tone::Bad: return t.bad;
    case Tone::Info: return t.info;
    }
    return t.text;
}

Sections::Sections(QWidget* parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::TabFocus);
    m_ring = new Ring(this);
}

void Sections::set(const QList<FactLine>& lines)
{
    if (lines == m_lines && widget())
        return;
    m_lines = lines;
    m_opened.removeIf([this](const QStringList& texts) {
        return std::none_of(m_lines.cbegin(), m_lines.cend(), [&](const FactLine& line) { return line.folded == texts; });
    });
    rebuild();
}

void Sections::toTop()
{
    verticalScrollBar()->setValue(0);
}

void Sections::focusInEvent(QFocusEvent* event)
{
    QScrollArea::focusInEvent(event);
    m_ring->setGeometry(rect());
    m_ring->raise();
    m_ring->show();
}

void Sections::focusOutEvent(QFocusEvent* event)
{
    QScrollArea::focusOutEvent(event);
    m_ring->hide();
}

void Sections::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    m_ring->setGeometry(rect());
    fit();
}

void Sections::grow()
{
    m_grows = true;
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    fit();
}

void Sections::fit()
{
    if (m_grows && widget())
        setFixedHeight(qMax(1, widget()->layout()->totalHeightForWidth(viewport()->width())));
}

void Sections::keyPressEvent(QKeyEvent* event)
{
    if (m_grows)
        event->ignore();
    else
        QScrollArea::keyPressEvent(event);
}

void Sections::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::StyleChange && widget())
        QMetaObject::invokeMethod(this, [this] { rebuild(); }, Qt::QueuedConnection);
}

void Sections::rebuild()
{
    const int at = verticalScrollBar()->value();
    const QWidget* had = widget() ? widget()->focusWidget() : nullptr; // also while the window is not in front
    const QString keys = had && window()->focusWidget() == had ? had->objectName() : QString();
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    for (const FactLine& line : std::as_const(m_lines)) {
        if (line.kind == FactLine::Heading && column->count() > 0) {
            column->addSpacing(kPad);
            column->addWidget(rule(content));
        }
        add(column, line);
    }
    column->addSpacing(kPad);
    column->addStretch(1);
    setWidget(content); // the column that was there is deleted
    if (QWidget* same = keys.isEmpty() ? nullptr : content->findChild<QWidget*>(keys))
        same->setFocus(Qt::OtherFocusReason); // who pressed it goes on from it
    verticalScrollBar()->setValue(at);
    fit();
}

void Sections::addText(QVBoxLayout* column, const FactLine& line)
{
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPad * (1 + line.inside), 4, kPad, 0);
    row->addWidget(label(line.text, line.tone, column->parentWidget()), 1);
    column->addLayout(row);
}

void Sections::addMore(QVBoxLayout* column, const FactLine& line)
{
    if (m_opened.contains(line.folded)) {
        for (const QString& text : line.folded)
            addText(column, FactLine::plain(text, line.tone));
        return;
    }
    auto* button = new QPushButton(line.text, column->parentWidget());
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setObjectName(QStringLiteral("more"));
    button->setFont(smallFont());
    connect(button, &QPushButton::clicked, this, [this, texts = line.folded] {
        m_opened.append(texts);
        setFocus(Qt::OtherFocusReason);
        QMetaObject::invokeMethod(this, [this] { rebuild(); }, Qt::QueuedConnection); // the button goes with it
    });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPad - kHalfGap - 1, 2, kPad, 0); // its words stand below the others
    row->addWidget(button);
    row->addStretch(1);
    column->addLayout(row);
}

void Sections::addLink(QHBoxLayout* row, const FactLine& line, QWidget* content)
{
    const QString mark = !line.open ? QString() : *line.open ? QStringLiteral("▾ ") : QStringLiteral("▸ ");
    auto* button = new LinkButton(mark + line.text, content);
    button->setObjectName(QStringLiteral("link.") + line.value);
    button->setCursor(Qt::PointingHandCursor);
    if (line.open)
        button->setAccessibleName(*line.open ? tr("%1, shown below", "what can be hidden").arg(line.text)
                                             : tr("%1, show it below", "what can be shown").arg(line.text));
    connect(button, &QPushButton::clicked, this, [this, to = line.value] { emit followed(to); });
    row->setContentsMargins(kPad - kHalfGap - 1, 4, kPad, 0); // its words stand below the others
    row->addWidget(button);
    row->addStretch(1);
    if (!line.beside.isEmpty()) {
        QLabel* beside = label(line.beside, line.valueTone, content);
        beside->setWordWrap(false);
        beside->setMinimumWidth(0);
        row->addWidget(beside, 0, Qt::AlignVCenter);
    }
}

void Sections::add(QVBoxLayout* column, const FactLine& line)
{
    if (line.kind == FactLine::More)
        return addMore(column, line);
    if (line.kind == FactLine::Text)
        return addText(column, line);
    QWidget* content = column->parentWidget();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kPad * (1 + line.inside), line.kind == FactLine::Heading ? kPad : 4, kPad, line.kind == FactLine::Heading ? 2 : 0);
    row->setSpacing(kGap);
    if (line.kind == FactLine::Heading) {
        QLabel* heading = label(line.text, Tone::Plain, content);
        heading->setFont(headingFont());
        heading->setProperty("role", QStringLiteral("faint"));
        row->addWidget(heading);
    } else if (line.kind == FactLine::Link) {
        addLink(row, line, content);
    } else {
        fillRow(row, line, content);
    }
    column->addLayout(row);
    if (line.kind == FactLine::Meter)
        addMeter(column, line);
}

} // namespace qd::ui
