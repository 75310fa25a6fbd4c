#include "ui/shell/Toasts.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace qd::ui {

namespace {
constexpr qsizetype kSeen = 3;
constexpr std::chrono::milliseconds kPlain{6000};
constexpr qsizetype kOneLine = 30;
constexpr qsizetype kFewLines = 130;
constexpr int kNarrow = 232; ///< with its button no wider than the column of the inbox: the newest message beside it stays in sight
constexpr int kWide = 420;
}

/// One note.
class Toasts::Note final : public QWidget {
public:
    Note(const QString& text, Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone), m_text(new QLabel(text))
    {
        setObjectName(QStringLiteral("toast"));
        setAttribute(Qt::WA_Hover);
        m_line = new QHBoxLayout(this);
        m_line->setContentsMargins(36, kGap, kPad, kGap);
        m_line->setSpacing(kPad);
        m_text->setWordWrap(text.size() > kOneLine);
        m_text->setTextFormat(Qt::PlainText);
        m_text->setMaximumWidth(text.size() > kFewLines ? kWide : kNarrow);
        if (m_text->wordWrap())
            m_text->setMinimumWidth(m_text->maximumWidth());
        m_line->addWidget(m_text);
        timer.setSingleShot(true);
    }

    QPushButton* addButton(const QString& label)
    {
        button = new QPushButton(label);
        button->setObjectName(QStringLiteral("toast.undo"));
        m_line->addWidget(button);
        button->show(); // layouts leave out what is not shown yet
        return button;
    }
    QString text() const { return m_text->text(); }

    QTimer timer;
    QPushButton* button = nullptr;
    bool undoes = false;
    QString about;

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Tokens& t = tokens();
        const QColor tone = m_tone == Tone::Bad ? t.bad : m_tone == Tone::Good ? t.good : t.info;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(mixed(tone, t.border, 0.5));
        painter.setBrush(t.raised);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius + 2, kRadius + 2);
        const QString name = m_tone == Tone::Bad ? QStringLiteral("warning") : m_tone == Tone::Good ? QStringLiteral("check") : QStringLiteral("info");
        drawIcon(painter, QRectF(12, height() / 2.0 - 8, 16, 16), name, tone);
    }
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::HoverEnter)
            timer.stop();
        else if (event->type() == QEvent::HoverLeave)
            timer.start();
        return QWidget::event(event);
    }

private:
    Tone m_tone;
    QLabel* m_text;
    QHBoxLayout* m_line;
};

Toasts::Toasts(QWidget* window) : QWidget(window)
{
    setObjectName(QStringLiteral("toasts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGap);
    window->installEventFilter(this);
    hide();
}

void Toasts::say(const QString& text, Tone tone)
{
    add(text, tone, kPlain);
}

void Toasts::sayWithUndo(const QString& text, std::function<void()> undo, std::chrono::milliseconds lasts, const QString& label,
                         const QString& about)
{
    Note* note = add(text, Tone::Good, lasts);
    note->about = about;
    note->undoes = true;
    press(note, label.isEmpty() ? tr("Undo") : label, std::move(undo));
}

void Toasts::sayWithWay(const QString& text, std::function<void()> go, std::chrono::milliseconds lasts, const QString& label)
{
    press(add(text, Tone::Plain, lasts), label, std::move(go));
}

void Toasts::press(Note* note, const QString& label, std::function<void()> act)
{
    QPushButton* button = note->addButton(label);
    connect(button, &QPushButton::clicked, this, [this, note, act = std::move(act)] {
        drop(note);
        act();
    });
    place();
}

void Toasts::takeBack(const QString& about)
{
    const QList<Note*> notes = m_notes;
    for (Note* note : notes)
        if (!about.isEmpty() && note->about == about)
            drop(note);
}

bool Toasts::undoNewest()
{
    for (qsizetype i = m_notes.size() - 1; i >= 0; --i)
        if (m_notes[i]->undoes) {
            m_notes[i]->button->click();
            return true;
        }
    return false;
}

QStringList Toasts::texts() const
{
    QStringList all;
    for (const Note* note : m_notes)
        all.append(note->text());
    return all;
}

Toasts::Note* Toasts::add(const QString& text, Tone tone, std::chrono::milliseconds lasts)
{
    while (m_notes.size() >= kSeen)
        drop(m_notes.first());
    auto* note = new Note(text, tone, this);
    m_notes.append(note);
    layout()->addWidget(note);
    layout()->setAlignment(note, Qt::AlignRight);
    note->show();
    note->timer.setInterval(lasts);
    connect(&note->timer, &QTimer::timeout, this, [this, note] { drop(note); });
    note->timer.start();
    show();
    raise();
    place();
    QAccessibleEvent told(note, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
    return note;
}

void Toasts::drop(Note* note)
{
    if (!m_notes.removeOne(note))
        return;
    note->timer.stop();
    note->hide();
    note->deleteLater();
    setVisible(!m_notes.isEmpty());
    place();
}

void Toasts::place()
{
    for (Note* note : std::as_const(m_notes)) {
        note->layout()->invalidate(); // a button may have come since it was measured
        note->updateGeometry();
    }
    layout()->invalidate();
    resize(layout()->sizeHint());
    layout()->activate();
    // In the corner: beside the buttons of an item, not over them.
    move(parentWidget()->width() - width() - 3 * kGap, parentWidget()->height() - height() - 3 * kGap);
}

bool Toasts::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace qd::ui
