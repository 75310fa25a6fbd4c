#include "ui/widgets/settings/SettingParts.h"

#include "ui/widgets/Chip.h"
#include "ui/words/ModelWords.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
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
    button->setProperty("small", true); // also where it becomes the main one of its row
    button->setObjectName(objectName);
    button->setAccessibleName(accessibleName);
    button->setAutoDefault(false);
    return button;
}

QHBoxLayout* headOf(Sentence* title, Chip* mark, const QString& markName, std::initializer_list<QPushButton*> buttons)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(kGap);
    title->setWordWrap(false);
    mark->setQuiet(true);
    mark->setObjectName(markName);
    line->addWidget(title);
    line->addWidget(mark);
    line->addStretch(1);
    for (QPushButton* button : buttons)
        line->addWidget(button);
    return line;
}

QFormLayout* fieldList()
{
    auto* fields = new QFormLayout;
    fields->setHorizontalSpacing(kGap);
    fields->setVerticalSpacing(kHalfGap);
    fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return fields;
}

void addField(QFormLayout* fields, const QString& label, QWidget* input, const QString& objectName)
{
    fields->addRow(label, input);
    input->setObjectName(objectName);
    if (!label.isEmpty())
        input->setAccessibleName(label);
}

QString faultText(const Error& error)
{
    QString text = withoutStop(error.text);
    text.replace(0, 1, text.left(1).toUpper());
    text += u'.';
    return error.hint.isEmpty() ? text : Sentence::tr("%1 Right would be: %2.").arg(text, withoutStop(error.hint));
}

} // namespace qd::ui
