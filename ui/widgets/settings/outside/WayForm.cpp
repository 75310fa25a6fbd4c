#include "ui/widgets/settings/outside/WayForm.h"

#include "core/model/Label.h"
#include "ui/models/settings/outside/WayReading.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace qd::ui {

namespace {

constexpr int kFixedRows = 3; ///< kind, title, id: then what the kind asks for

QString choiceWords(const QString& choice)
{
    const auto clearance = enumOf<Confidentiality>(choice);
    return clearance ? words(*clearance) : opened(choice);
}

} // namespace

WayForm::WayForm(WaysOut* ways, const QString& name, QWidget* parent)
    : FieldForm(name, parent), m_ways(ways), m_kind(new FilterBox(this)), m_title(new QLineEdit(this)), m_id(new QLineEdit(this))
{
    addField(tr("Kind"), m_kind, QStringLiteral("kind"));
    addField(tr("Name"), m_title, QStringLiteral("title"));
    addField(tr("Id"), m_id, QStringLiteral("id"));
    m_id->setToolTip(tr("What the record and workflows call it, and the name of its file and its key"));
    addButtons(tr("Add it"), tr("Add this connection"), tr("Add no connection"));
    connect(m_kind, &QComboBox::currentIndexChanged, this, &WayForm::showFields);
    connect(m_title, &QLineEdit::textEdited, this, [this](const QString& title) {
        if (!m_isOwnId)
            m_id->setText(idFor(title));
    });
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString& id) { m_isOwnId = !id.isEmpty(); });
}

void WayForm::begin(const QList<WayKind>& kinds, const WayLine& way)
{
    begin(kinds);
    m_way = way;
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(way.kind)));
    m_id->setText(way.name);
    m_isOwnId = true;
    m_title->setText(way.title);
    showFields(); // with what it says
    for (QWidget* fixed : std::initializer_list<QWidget*>{m_kind, m_id})
        fixed->setEnabled(false);
    nameButtons(tr("Keep it"), tr("Keep what is changed of %1").arg(way.title), tr("Change nothing of %1").arg(way.title));
    note()->say(tr("It is another connection then, and nothing goes there before you have allowed it anew."), Saying::Muted);
    enable();
}

void WayForm::begin(const QList<WayKind>& kinds)
{
    m_way.reset();
    m_kinds = kinds;
    m_isOwnId = false;
    m_title->clear();
    m_id->clear();
    m_kind->clear();
    for (const WayKind& kind : kinds)
        m_kind->addItem(wayKindWords(kind.name), kind.name);
    showFields();
    note()->say(tr("Nothing goes there before you have allowed it. A key is asked for once it stands in the list."), Saying::Muted);
    enable();
    m_title->setFocus(Qt::OtherFocusReason);
}

void WayForm::showFields()
{
    while (fields()->rowCount() > kFixedRows)
        fields()->removeRow(kFixedRows);
    m_inputs.clear();
    m_fields = m_kinds.value(m_kind->currentIndex()).fields;
    QWidget* before = m_id;
    for (const WayField& field : std::as_const(m_fields)) {
        QWidget* input = fieldFor(field, m_kind->currentData().toString());
        m_inputs.insert(field.name, input);
        addField(wayFieldWords(m_kind->currentData().toString(), field.name), input, field.name);
        setTabOrder(before, input);
        before = input;
    }
    setTabOrder(before, addButton());
    enable();
}

QWidget* WayForm::fieldFor(const WayField& field, const QString& kind)
{
    QWidget* input = nullptr;
    if (field.sort == WayField::Choice) {
        auto* box = new FilterBox(this);
        for (const QString& choice : field.choices)
            box->addItem(choiceWords(choice), choice);
        box->setCurrentIndex(std::max(0, box->findData(usualOf(field))));
        input = box;
    } else if (field.sort == WayField::Tick) {
        auto* tick = new QCheckBox(this);
        tick->setChecked(usualOf(field) == QLatin1String("true"));
        input = tick;
    } else {
        auto* line = new QLineEdit(usualOf(field), this);
        line->setPlaceholderText(wayFieldExample(kind, field.name));
        input = line;
    }
    input->setToolTip(field.about);
    return input;
}

QString WayForm::usualOf(const WayField& field) const
{
    return m_way ? m_way->values.value(field.name, field.sort == WayField::Choice ? field.usual : QString()) : field.usual;
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

bool WayForm::isComplete() const
{
    return !m_title->text().trimmed().isEmpty() && !m_id->text().trimmed().isEmpty();
}

void WayForm::send()
{
    WayWish wish{m_id->text().trimmed(), m_kind->currentData().toString(), m_title->text().trimmed(), {}};
    for (const WayField& field : std::as_const(m_fields))
        if (const QString value = valueOf(field); !value.isEmpty() || m_way)
            wish.values.insert(field.name, value);
    const std::function<void(const Result<Done>&)> then = awaited(wish.id);
    if (!m_way)
        return m_ways->add(wish, this, then);
    QMap<QString, QString> values = wish.values;
    values.insert(QStringLiteral("title"), wish.title);
    m_ways->change(m_way->name, values, this, then);
}

} // namespace qd::ui
