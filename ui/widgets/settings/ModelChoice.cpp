#include "ui/widgets/settings/ModelChoice.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/words/Amounts.h"
#include "ui/words/ModelWords.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace qd::ui {

namespace {

constexpr int kIndent = 14 + kGap; ///< of words below a choice: where its text begins, after the ring of the style sheet

QWidget* indented(QWidget* widget)
{
    auto* frame = new QWidget;
    auto* line = new QHBoxLayout(frame);
    line->setContentsMargins(kIndent, 0, 0, kHalfGap);
    line->addWidget(widget);
    return frame;
}

bool isOne(const QString& use)
{
    return use.contains(u':');
}

} // namespace

ModelChoice::ModelChoice(QWidget* parent)
    : Panel(tr("Whom agents ask"), parent), m_group(new QButtonGroup(this)), m_tiersWords(new Sentence(Saying::Muted, this)), m_oneWords(new Sentence(Saying::Muted, this)),
      m_trouble(new Sentence(Saying::Bad, this)), m_model(new FilterBox(this)),
      m_apply(smallButton(tr("Ask these from now on"), QStringLiteral("settings.use.apply"), tr("Ask these from now on"), this))
{
    setObjectName(QStringLiteral("settings.use"));
    build();
    connect(m_group, &QButtonGroup::buttonClicked, this, [this] {
        m_isChoosing = true;
        showApply();
    });
    connect(m_model, &QComboBox::activated, this, [this] {
        m_one->setChecked(true);
        m_isChoosing = true;
        showApply();
    });
    connect(m_model->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        m_one->setChecked(true);
        apply();
    });
    connect(m_model, &QComboBox::editTextChanged, this, &ModelChoice::showOne);
    connect(m_apply, &QPushButton::clicked, this, &ModelChoice::apply);
}

QRadioButton* ModelChoice::addChoice(QLayout* column, const QString& text, const QString& name)
{
    auto* button = new QRadioButton(text);
    button->setObjectName(name);
    m_group->addButton(button);
    column->addWidget(button);
    return button;
}

void ModelChoice::build()
{
    auto* body = new QWidget(this);
    auto* column = columnOf(body, {kPad, kGap, kPad, kGap}, 2);
    m_rehearsal = addChoice(column, tr("Rehearsal"), QStringLiteral("settings.use.rehearsal"));
    auto* words = new Sentence(Saying::Muted, body);
    words->say(tr("A model that is built in plays every part. Nothing leaves this computer, and nothing is billed."));
    m_rehearsal->setAccessibleDescription(words->text());
    column->addWidget(indented(words));
    m_tiers = addChoice(column, tr("The models of the tiers"), QStringLiteral("settings.use.tiers"));
    column->addWidget(indented(m_tiersWords));
    m_one = addChoice(column, tr("One model for all"), QStringLiteral("settings.use.one"));
    column->addWidget(indented(buildModel()));
    m_trouble->setObjectName(QStringLiteral("settings.use.trouble"));
    m_trouble->hide();
    column->addWidget(m_trouble);
    m_apply->setProperty("kind", QStringLiteral("main"));
    m_apply->setToolTip(tr("From the next turn of each agent; every limit holds"));
    m_apply->hide();
    column->addSpacing(kHalfGap);
    column->addWidget(m_apply, 0, Qt::AlignLeft);
    setBody(body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QWidget* ModelChoice::buildModel()
{
    m_model->setObjectName(QStringLiteral("settings.use.model"));
    m_model->setAccessibleName(tr("The model that all agents ask"));
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->setMinimumContentsLength(28);
    m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_model->lineEdit()->setPlaceholderText(tr("provider:model"));
    m_model->lineEdit()->setAccessibleName(m_model->accessibleName());
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_model);
    row->addWidget(m_oneWords, 1);
    return line;
}

void ModelChoice::offer(const Connected& connected)
{
    QStringList models;
    for (const ProviderLine& provider : connected.providers)
        for (const QString& model : provider.models)
            if (connected.price(model))
                models.append(model);
    QStringList now;
    for (int i = 0; i < m_model->count(); ++i)
        now.append(m_model->itemText(i));
    if (now == models)
        return;
    const QString text = m_model->currentText();
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    m_model->addItems(models);
    m_model->setEditText(text);
}

void ModelChoice::display(const OfficeState& state, const Connected& connected)
{
    m_connected = connected;
    m_use = state.models.use;
    offer(connected);
    QStringList models;
    for (const Tier& tier : state.org.organisation().tiers)
        models.append(modelWords(tier.model));
    models.removeDuplicates();
    m_tiersWords->say(models.isEmpty() ? tr("This organisation names no tiers.") : tr("Each agent asks the model of its tier, or its own: %1.").arg(models.join(QStringLiteral(", "))));
    m_tiers->setAccessibleDescription(m_tiersWords->text());
    if (isOne(m_use) && !m_isChoosing && !m_model->lineEdit()->hasFocus())
        m_model->setEditText(m_use);
    else if (m_model->currentText().isEmpty() && !m_model->lineEdit()->hasFocus())
        m_model->setEditText(state.org.organisation().tiers.isEmpty() ? QString() : state.org.organisation().tiers.first().model);
    if (!m_isChoosing)
        (isOne(m_use) ? m_one : m_use == QLatin1String(ModelsState::kTiers) ? m_tiers : m_rehearsal)->setChecked(true);
    showOne();
    m_trouble->say(inTheWay(state, connected));
}

/// What the model in the box costs.
void ModelChoice::showOne()
{
    const QString model = m_model->currentText().trimmed();
    const PriceLine* price = m_connected.price(model);
    m_oneWords->say(model.isEmpty() || m_connected.prices.isEmpty() ? QString()
                    : !price                                        ? tr("No price is known for it, so it is not asked.")
                                                                    : tr("%1: %2 in, %3 out per million tokens.").arg(modelWords(model), moneyText(price->input), moneyText(price->output)),
                    price ? Saying::Muted : Saying::Bad);
    showApply();
}

/// What she points at, as UseModels has it.
QString ModelChoice::chosen() const
{
    return m_rehearsal->isChecked() ? QString::fromLatin1(ModelsState::kRehearsal) : m_tiers->isChecked() ? QString::fromLatin1(ModelsState::kTiers) : m_model->currentText().trimmed();
}

void ModelChoice::showApply()
{
    const QString use = chosen();
    m_apply->setVisible(use != m_use && !use.isEmpty());
    m_apply->setEnabled(!m_isReadOnly);
    m_apply->setText(m_rehearsal->isChecked() ? tr("Rehearse from now on") : m_tiers->isChecked() ? tr("Ask these from now on") : tr("Ask this one from now on"));
    m_apply->setAccessibleName(m_apply->text());
}

void ModelChoice::apply()
{
    const QString use = chosen();
    m_isChoosing = false; // from here on what is so is shown
    if (use != m_use && !use.isEmpty() && !m_isReadOnly)
        emit wanted(use);
}

/// One line for each provider that lacks what a call needs.
QString ModelChoice::inTheWay(const OfficeState& state, const Connected& connected) const
{
    QStringList lines;
    for (const QString& id : providersInUse(state, false)) {
        const ProviderLine* provider = connected.provider(id);
        if (connected.providers.isEmpty())
            break; // not known yet
        if (!provider)
            lines.append(tr("No provider is called “%1”: a file in the folder “providers” of the home would name it.").arg(id));
        else if (provider->address.isEmpty())
            lines.append(tr("%1 has no address yet.").arg(provider->title));
        else if (provider->needsKey && !connected.keys.contains(id))
            lines.append(tr("%1 has no key yet: set it below.").arg(provider->title));
    }
    for (const QString& model : modelsInUse(state, false))
        if (!connected.prices.isEmpty() && !connected.price(model))
            lines.append(tr("No price is known for %1, so it is not asked.").arg(model));
    return lines.join(u'\n');
}

void ModelChoice::setReadOnly(const QString& why)
{
    for (QWidget* part : std::initializer_list<QWidget*>{m_rehearsal, m_tiers, m_one, m_model}) {
        part->setEnabled(why.isEmpty());
        part->setToolTip(why);
    }
    m_isReadOnly = !why.isEmpty();
    showApply();
}

} // namespace qd::ui
