#include "ui/widgets/settings/inbound/HookForm.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/outside/WayRow.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr std::pair<const char*, const char*> kForms[] = {{"standard", "Standard Webhooks"}, {"sendgrid", "SendGrid"}, {"mandrill", "Mailchimp Transactional"}, {"twilio", "Twilio"},
                                                          {"resend", "Resend"},              {"mailgun", "Mailgun"},   {"brevo", "Brevo"},                      {"github", "GitHub"}};

} // namespace

QString hookFormWords(const QString& form)
{
    for (const auto& [word, title] : kForms)
        if (form == QLatin1String(word))
            return QLatin1String(title);
    return opened(form);
}

HookForm::HookForm(HooksIn* hooks, QWidget* parent)
    : QWidget(parent), m_hooks(hooks), m_fields(new QFormLayout), m_form(new FilterBox(this)), m_id(new QLineEdit(this)), m_connector(new FilterBox(this)), m_publicKey(new QLineEdit(this)),
      m_address(new QLineEdit(this)), m_add(smallButton(tr("Add it"), QStringLiteral("settings.hooks.make"), tr("Take webhooks of this sender"), this)),
      m_leave(smallButton(tr("Cancel"), QStringLiteral("settings.hooks.leave"), tr("Add no sender"), this)), m_note(new Sentence(Saying::Muted, this))
{
    build();
    connect(m_form, &QComboBox::currentIndexChanged, this, &HookForm::showFields);
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString& id) { m_isOwnId = !id.isEmpty(); });
    for (QLineEdit* line : {m_id, m_publicKey, m_address}) {
        connect(line, &QLineEdit::textChanged, this, &HookForm::enable);
        connect(line, &QLineEdit::returnPressed, this, &HookForm::add);
    }
    connect(m_add, &QPushButton::clicked, this, &HookForm::add);
    connect(m_leave, &QPushButton::clicked, this, &HookForm::left);
}

void HookForm::build()
{
    setObjectName(QStringLiteral("settings.hooks.form"));
    auto* column = columnOf(this);
    m_fields->setHorizontalSpacing(kGap);
    m_fields->setVerticalSpacing(kHalfGap);
    m_fields->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const std::tuple<QString, QWidget*, const char*> rows[] = {{tr("Signs and speaks as"), m_form, "form"}, {tr("Id"), m_id, "id"}, {tr("Speaks about"), m_connector, "connector"},
                                                               {tr("Public key"), m_publicKey, "public-key"}, {tr("Address that it sends to"), m_address, "address"}};
    for (const auto& [label, input, member] : rows) {
        m_fields->addRow(label, input);
        input->setObjectName(QStringLiteral("settings.hooks.field.") + QLatin1String(member));
        input->setAccessibleName(label);
    }
    for (const auto& [word, title] : kForms)
        m_form->addItem(QLatin1String(title), QLatin1String(word));
    m_id->setToolTip(tr("It stands in the address that it sends to: /in/id"));
    m_connector->setToolTip(tr("The way out whose messages it tells of"));
    m_address->setPlaceholderText(QStringLiteral("https://relay.example.org/in/id"));
    m_address->setToolTip(tr("As its settings have it: it signs that as well"));
    column->addLayout(m_fields);
    m_note->setObjectName(QStringLiteral("settings.hooks.form.note"));
    column->addWidget(m_note);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kGap);
    m_add->setProperty("kind", QStringLiteral("main"));
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch(1);
    column->addLayout(buttons);
}

void HookForm::begin(const QStringList& connectors)
{
    m_isOwnId = false;
    m_id->clear();
    m_publicKey->clear();
    m_address->clear();
    m_connector->clear();
    m_connector->addItem(tr("the one of the same id"), QString());
    for (const QString& connector : connectors)
        m_connector->addItem(opened(connector), connector);
    m_form->setCurrentIndex(0);
    showFields();
    m_form->setFocus(Qt::OtherFocusReason);
}

bool HookForm::needsPublicKey() const { return m_form->currentData().toString() == QLatin1String("sendgrid"); }

bool HookForm::needsAddress() const
{
    const QString form = m_form->currentData().toString();
    return form == QLatin1String("mandrill") || form == QLatin1String("twilio");
}

void HookForm::showFields()
{
    const QString form = m_form->currentData().toString();
    const bool takesPublicKey = needsPublicKey() || form == QLatin1String("standard");
    for (const auto& [input, isShown] : {std::pair<QWidget*, bool>{m_publicKey, takesPublicKey}, {m_address, needsAddress()}}) {
        input->setVisible(isShown);
        m_fields->labelForField(input)->setVisible(isShown);
    }
    m_publicKey->setPlaceholderText(needsPublicKey() ? tr("the verification key that its settings show") : tr("whpk_…; empty: it signs with a secret"));
    if (!m_isOwnId)
        m_id->setText(form == QLatin1String("standard") ? QString() : form);
    m_note->say(needsPublicKey() ? tr("What is not signed with that key is refused. None allows anything.") : tr("What is not signed is refused. Its secret is asked for once it stands in the list. None allows anything."), Saying::Muted);
    enable();
}

HookWish HookForm::wish() const
{
    const bool takesPublicKey = !m_publicKey->isHidden();
    return {m_id->text().trimmed(), m_form->currentData().toString(), m_connector->currentData().toString(), takesPublicKey ? m_publicKey->text().trimmed() : QString(), needsAddress() ? m_address->text().trimmed() : QString()};
}

void HookForm::enable()
{
    const HookWish wanted = wish();
    m_add->setEnabled(!m_isBusy && !wanted.id.isEmpty() && (!needsPublicKey() || !wanted.publicKey.isEmpty()) && (!needsAddress() || !wanted.address.isEmpty()));
}

void HookForm::add()
{
    if (!m_add->isEnabled())
        return;
    m_isBusy = true;
    enable();
    m_hooks->add(wish(), this, [this, id = wish().id](const Result<Done>& done) {
        m_isBusy = false;
        enable();
        done ? emit added(id) : m_note->say(faultText(done.error()), Saying::Bad);
    });
}

void HookForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        emit left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace qd::ui
