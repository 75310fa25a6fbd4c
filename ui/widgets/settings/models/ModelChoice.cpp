#include "ui/widgets/settings/models/ModelChoice.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FilterBox.h"
#include "ui/widgets/settings/SettingParts.h"
#include "ui/widgets/settings/models/ModelsAtHand.h"
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
    dressModelBox(m_model, QStringLiteral("settings.use.model"), tr("The model that all agents ask"), tr("provider:model"));
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(m_model);
    row->addWidget(m_oneWords, 1);
    return line;
}

void ModelChoice::display(const OfficeState& state, const Connected& connected)
{
    m_connected = connected;
    m_use = state.models.use;
    offerModels(m_model, pricedModels(connected));
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
    m_trouble->say(inTheWayOf(modelsInUse(state, false), connected).join(u'\n'));
}

/// What the model in the box costs.
void ModelChoice::showOne()
{
    const QString model = m_model->currentText().trimmed();
    m_oneWords->say(model.isEmpty() || m_connected.prices.isEmpty() ? QString() : priceSentence(model, m_connected), m_connected.price(model) ? Saying::Muted : Saying::Bad);
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
