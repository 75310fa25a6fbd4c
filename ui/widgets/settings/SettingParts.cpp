#include "ui/widgets/settings/SettingParts.h"

#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

Sentence::Sentence(Saying saying, QWidget* parent) : QLabel(parent), m_saying(saying)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (saying == Saying::Strong)
        setFont(strongFont());
    colour();
}

void Sentence::say(const QString& text, Saying saying)
{
    setVisible(!text.isEmpty());
    setText(text);
    if (std::exchange(m_saying, saying) != saying)
        colour();
}

void Sentence::colour()
{
    const Tokens& t = tokens();
    QPalette own;
    own.setColor(QPalette::WindowText, m_saying == Saying::Muted ? t.textMuted : m_saying == Saying::Good ? t.good : m_saying == Saying::Bad ? t.bad : t.text);
    setPalette(own);
}

void Sentence::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::StyleChange) // the other scheme
        colour();
}

QVBoxLayout* columnOf(QWidget* widget, const QMargins& margins, int spacing)
{
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(margins);
    column->setSpacing(spacing);
    return column;
}

QPushButton* smallButton(const QString& text, const QString& objectName, const QString& accessibleName, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setProperty("kind", QStringLiteral("small"));
    button->setObjectName(objectName);
    button->setAccessibleName(accessibleName);
    button->setAutoDefault(false);
    return button;
}

} // namespace qd::ui
