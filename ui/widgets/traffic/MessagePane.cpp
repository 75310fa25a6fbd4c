#include "ui/widgets/traffic/MessagePane.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/traffic/MessageLook.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

QString valueText(const Value& value)
{
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? MessagePane::tr("yes") : MessagePane::tr("no");
    if (const auto* whole = std::get_if<qint64>(&value))
        return QLocale().toString(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return QLocale().toString(*real);
    if (const auto* text = std::get_if<QString>(&value))
        return *text;
    return std::get<QStringList>(value).join(QStringLiteral(", "));
}

} // namespace

MessagePane::MessagePane(QWidget* parent)
    : QWidget(parent), m_subject(new QLabel), m_body(new QLabel), m_fields(new QFormLayout)
{
    setObjectName(QStringLiteral("traffic.message"));
    setAccessibleName(tr("Message"));
    setMinimumWidth(250);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, 0, 0, 0);
    all->setSpacing(0);
    buildHead(all);
    buildBody(all);
}

void MessagePane::buildBody(QVBoxLayout* all)
{
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    column->setContentsMargins(kPad, 0, kPad, kPad);
    column->setSpacing(kGap);
    m_body->setWordWrap(true);
    m_body->setTextFormat(Qt::PlainText);
    m_body->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(m_body);
    m_fields->setContentsMargins(0, kHalfGap, 0, 0);
    m_fields->setHorizontalSpacing(kPad);
    m_fields->setVerticalSpacing(kHalfGap);
    m_fields->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    column->addLayout(m_fields);
    column->addStretch(1);
    scroll->setWidget(inside);
    all->addWidget(scroll, 1);
}

void MessagePane::buildHead(QVBoxLayout* column)
{
    auto* line = new QHBoxLayout;
    line->setContentsMargins(kPad, kGap, kGap, kGap);
    line->setSpacing(kGap);
    m_subject->setFont(strongFont());
    m_subject->setWordWrap(true);
    m_subject->setTextFormat(Qt::PlainText);
    m_subject->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->addWidget(m_subject, 1);
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close")));
    close->setObjectName(QStringLiteral("traffic.message.close"));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close message"));
    connect(close, &QToolButton::clicked, this, &MessagePane::closed);
    line->addWidget(close, 0, Qt::AlignTop);
    column->addLayout(line);
}

void MessagePane::show(const Message& message, const OfficeState& state)
{
    m_subject->setText(message.subject.isEmpty() ? tr("(no subject)") : message.subject);
    m_body->setText(message.body);
    m_body->setVisible(!message.body.isEmpty());
    clearFields();
    addEnvelope(message, state);
    QWidget::show();
}

void MessagePane::addEnvelope(const Message& message, const OfficeState& state)
{
    addField(tr("From"), partyTitle(state, message.from));
    addField(tr("To"), partyTitle(state, message.to));
    addField(tr("Type"), words(message.type), colourOf(message.type));
    addField(tr("Priority"), words(message.priority), colourOf(message.priority));
    addField(tr("Sent"), absoluteText(message.time));
    addField(tr("Deadline"), message.deadline ? absoluteText(*message.deadline) : tr("none"));
    addField(tr("Answer by"), message.answerBy ? absoluteText(*message.answerBy) : tr("no answer asked for"));
    for (auto it = message.requirements.begin(); it != message.requirements.end(); ++it)
        addField(tr("Needs: %1").arg(opened(it.key()).toLower()), valueText(it.value()));
    const auto run = state.runs.open.constFind(message.correlation);
    if (message.correlation.isNull())
        addField(tr("Campaign"), tr("none"));
    else
        addLink(tr("Campaign"), run == state.runs.open.constEnd() ? message.correlation.toString() : run->title,
                [this, id = message.correlation] { emit runAsked(id); });
    if (message.causation.isNull())
        addField(tr("Answers"), tr("nothing; it came first"));
    else
        addLink(tr("Answers"), tr("the message before"), [this, id = message.causation] { emit causeAsked(id); });
    addField(tr("Trust"), words(message.label.integrity), colourOf(message.label.integrity));
    addField(tr("Who may see it"), words(message.label.confidentiality));
    addField(tr("Sources"), message.label.sources.isEmpty() ? tr("none named") : message.label.sources.join(QLatin1Char('\n')));
    addField(tr("Rehearsal"), message.label.rehearsal ? tr("yes, made by the rehearsal model") : tr("no"));
    addField(tr("Message id"), message.id.toString());
}

void MessagePane::clearFields()
{
    while (m_fields->rowCount() > 0)
        m_fields->removeRow(0);
}

void MessagePane::addField(const QString& name, const QString& value, const QColor& colour)
{
    auto* head = new QLabel(name);
    head->setFont(smallFont());
    head->setProperty("role", QStringLiteral("faint"));
    auto* said = new QLabel(value);
    said->setFont(smallFont());
    said->setWordWrap(true);
    said->setTextFormat(Qt::PlainText);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    said->setMinimumWidth(60);
    if (colour.isValid()) {
        QPalette palette = said->palette();
        palette.setColor(QPalette::WindowText, colour);
        said->setPalette(palette);
    }
    m_fields->addRow(head, said);
}

void MessagePane::addLink(const QString& name, const QString& value, const std::function<void()>& follow)
{
    auto* head = new QLabel(name);
    head->setFont(smallFont());
    head->setProperty("role", QStringLiteral("faint"));
    auto* link = new QLabel(QStringLiteral("<a href=\"#\">%1</a>").arg(value.toHtmlEscaped()));
    link->setFont(smallFont());
    link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    link->setWordWrap(true);
    connect(link, &QLabel::linkActivated, this, [follow] { follow(); });
    m_fields->addRow(head, link);
}

void MessagePane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        QWidget::keyPressEvent(event);
}

void MessagePane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(0, 0, 1, height(), tokens().border);
}

} // namespace qd::ui
