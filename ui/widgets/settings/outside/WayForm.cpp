#include "ui/widgets/settings/outside/WayForm.h"

#include "core/model/Label.h"
#include "ui/models/settings/outside/WayReading.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/WayRow.h"
#include "ui/words/Words.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kFixedRows = 3; ///< kind, title, id: then what the kind asks for

QString nameOf(const QString& member)
{
    return QStringLiteral("settings.ways.field.") + member;
}

QString choiceWords(const QString& choice)
{
    const auto clearance = enumOf<Confidentiality>(choice);
    return clearance ? words(*clearance) : opened(choice);
}

} // namespace

WayForm::WayForm(WaysOut* ways, QWidget* parent)
    : QWidget(parent), m_ways(ways), m_kind(new FilterBox(this)), m_title(new QLineEdit(this)), m_id(new QLineEdit(this)), m_form(new QFormLayout),
      m_add(smallButton(tr("Add it"), QStringLiteral("settings.ways.make"), tr("Add this connection"), this)),
      m_leave(smallButton(tr("Cancel"), QStringLiteral("settings.ways.leave"), tr("Add no connection"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &WayForm::showFields);
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& title) {
        if (!m_isOwnId)
            m_id->setText(idFor(title));
        enable();
    });
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString& id) {
        m_isOwnId = !id.isEmpty();
        enable();
    });
    connect(m_add, &QPushButton::clicked, this, &WayForm::add);
    connect(m_leave, &QPushButton::clicked, this, &WayForm::left);
}

void WayForm::build()
{
    setObjectName(QStringLiteral("settings.ways.form"));
    auto* column = columnOf(this);
    m_form->setHorizontalSpacing(kGap);
    m_form->setVerticalSpacing(kHalfGap);
    m_form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const std::tuple<QString, QWidget*, QString> rows[] = {{tr("Kind"), m_kind, QStringLiteral("kind")}, {tr("Name"), m_title, QStringLiteral("title")}, {tr("Id"), m_id, QStringLiteral("id")}};
    for (const auto& [label, input, member] : rows) {
        m_form->addRow(label, input);
        input->setObjectName(nameOf(member));
        input->setAccessibleName(label);
    }
    m_id->setToolTip(tr("What the record and workflows call it, and the name of its file and its key"));
    column->addLayout(m_form);
    m_note->setObjectName(QStringLiteral("settings.ways.form.note"));
    column->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_add->setProperty("kind", QStringLiteral("main"));
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void WayForm::begin(const QList<WayKind>& kinds)
{
    m_kinds = kinds;
    m_isOwnId = false;
    m_title->clear();
    m_id->clear();
    m_kind->clear();
    for (const WayKind& kind : kinds)
        m_kind->addItem(wayKindWords(kind.name), kind.name);
    showFields();
    m_note->say(tr("Nothing goes there before you have allowed it. A key is asked for once it stands in the list."), Saying::Muted);
    enable();
    m_title->setFocus(Qt::OtherFocusReason);
}

void WayForm::showFields()
{
    while (m_form->rowCount() > kFixedRows)
        m_form->removeRow(kFixedRows);
    m_inputs.clear();
    m_fields = m_kinds.value(m_kind->currentIndex()).fields;
    QWidget* before = m_id;
    for (const WayField& field : std::as_const(m_fields)) {
        QWidget* input = fieldFor(field, m_kind->currentData().toString());
        m_inputs.insert(field.name, input);
        m_form->addRow(wayFieldWords(m_kind->currentData().toString(), field.name), input);
        setTabOrder(before, input);
        before = input;
    }
    setTabOrder(before, m_add);
    enable();
}

QWidget* WayForm::fieldFor(const WayField& field, const QString& kind)
{
    QWidget* input = nullptr;
    if (field.sort == WayField::Choice) {
        auto* box = new FilterBox(this);
        for (const QString& choice : field.choices)
            box->addItem(choiceWords(choice), choice);
        box->setCurrentIndex(std::max(0, box->findData(field.usual)));
        input = box;
    } else if (field.sort == WayField::Tick) {
        input = new QCheckBox(this);
    } else {
        auto* line = new QLineEdit(field.usual, this);
        line->setPlaceholderText(wayFieldExample(kind, field.name));
        connect(line, &QLineEdit::textEdited, this, &WayForm::enable);
        connect(line, &QLineEdit::returnPressed, this, &WayForm::add);
        input = line;
    }
    input->setObjectName(nameOf(field.name));
    input->setAccessibleName(wayFieldWords(kind, field.name));
    input->setToolTip(field.about);
    return input;
}

QString WayForm::valueOf(const WayField& field) const
{
    QWidget* input = m_inputs.value(field.name);
    if (const auto* box = qobject_cast<QComboBox*>(input))
        return box->currentData().toString();
    if (const auto* tick = qobject_cast<QCheckBox*>(input))
        return tick->isChecked() ? QStringLiteral("true") : QString();
    const auto* line = qobject_cast<QLineEdit*>(input);
    return line ? line->text().trimmed() : QString();
}

void WayForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

void WayForm::enable()
{
    m_add->setEnabled(!m_isBusy && !m_title->text().trimmed().isEmpty() && !m_id->text().trimmed().isEmpty());
}

void WayForm::add()
{
    if (!m_add->isEnabled())
        return;
    WayWish wish{m_id->text().trimmed(), m_kind->currentData().toString(), m_title->text().trimmed(), {}};
    for (const WayField& field : std::as_const(m_fields))
        if (const QString value = valueOf(field); !value.isEmpty())
            wish.values.insert(field.name, value);
    m_isBusy = true;
    enable();
    m_ways->add(wish, this, [this, id = wish.id](const Result<Done>& done) {
        m_isBusy = false;
        enable();
        done ? emit added(id) : m_note->say(faultText(done.error()), Saying::Bad);
    });
}

} // namespace qd::ui
