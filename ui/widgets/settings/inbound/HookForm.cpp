#include "ui/widgets/settings/inbound/HookForm.h"

#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Words.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace qd::ui {

namespace {

constexpr std::pair<const char*, const char*> kForms[] = {{"standard", "Standard Webhooks"}, {"sendgrid", "SendGrid"}, {"mandrill", "Mailchimp Transactional"}, {"twilio", "Twilio"},
                                                          {"resend", "Resend"},              {"mailgun", "Mailgun"},   {"brevo", "Brevo"},                      {"lob", "Lob"},
                                                          {"github", "GitHub"}};

} // namespace

QString hookFormWords(const QString& form)
{
    for (const auto& [word, title] : kForms)
        if (form == QLatin1String(word))
            return QLatin1String(title);
    return opened(form);
}

HookForm::HookForm(HooksIn* hooks, QWidget* parent)
    : FieldForm(QStringLiteral("settings.hooks"), parent), m_hooks(hooks), m_form(new FilterBox(this)), m_id(new QLineEdit(this)), m_connector(new FilterBox(this)), m_publicKey(new QLineEdit(this)),
      m_address(new QLineEdit(this))
{
    build();
    connect(m_form, &QComboBox::currentIndexChanged, this, &HookForm::showFields);
    connect(m_id, &QLineEdit::textEdited, this, [this](const QString& id) { m_isOwnId = !id.isEmpty(); });
}

void HookForm::build()
{
    addField(tr("Signs and speaks as"), m_form, QStringLiteral("form"));
    addField(tr("Id"), m_id, QStringLiteral("id"));
    addField(tr("Speaks about"), m_connector, QStringLiteral("connector"));
    addField(tr("Public key"), m_publicKey, QStringLiteral("public-key"));
    addField(tr("Address that it sends to"), m_address, QStringLiteral("address"));
    for (const auto& [word, title] : kForms)
        m_form->addItem(QLatin1String(title), QLatin1String(word));
    m_id->setToolTip(tr("It stands in the address that it sends to: /in/id"));
    m_connector->setToolTip(tr("The way out whose messages it tells of"));
    m_address->setPlaceholderText(QStringLiteral("https://relay.example.org/in/id"));
    m_address->setToolTip(tr("As its settings have it: it signs that as well"));
    addButtons(tr("Add it"), tr("Take webhooks of this sender"), tr("Add no sender"));
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
        fields()->labelForField(input)->setVisible(isShown);
    }
    m_publicKey->setPlaceholderText(needsPublicKey() ? tr("the verification key that its settings show") : tr("whpk_…; empty: it signs with a secret"));
    if (!m_isOwnId)
        m_id->setText(form == QLatin1String("standard") ? QString() : form);
    note()->say(needsPublicKey() ? tr("What is not signed with that key is refused. None allows anything.") : tr("What is not signed is refused. Its secret is asked for once it stands in the list. None allows anything."), Saying::Muted);
    enable();
}

HookWish HookForm::wish() const
{
    const bool takesPublicKey = !m_publicKey->isHidden();
    return {m_id->text().trimmed(), m_form->currentData().toString(), m_connector->currentData().toString(), takesPublicKey ? m_publicKey->text().trimmed() : QString(), needsAddress() ? m_address->text().trimmed() : QString()};
}

bool HookForm::isComplete() const
{
    const HookWish wanted = wish();
    return !wanted.id.isEmpty() && (!needsPublicKey() || !wanted.publicKey.isEmpty()) && (!needsAddress() || !wanted.address.isEmpty());
}

void HookForm::send()
{
    m_hooks->add(wish(), this, awaited(wish().id));
}

} // namespace qd::ui
