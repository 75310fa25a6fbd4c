#include "ui/widgets/settings/models/ModelsAtHand.h"

#include "ui/widgets/parts/FilterBox.h"
#include "ui/words/Amounts.h"
#include "ui/words/ModelWords.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QSignalBlocker>

namespace qd::ui {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::ModelsAtHand)
};

} // namespace

QStringList pricedModels(const Connected& connected)
{
    QStringList models;
    for (const ProviderLine& provider : connected.providers)
        for (const QString& model : provider.models)
            if (connected.price(model))
                models.append(model);
    return models;
}

QStringList inTheWayOf(const QStringList& models, const Connected& connected)
{
    QStringList lines;
    QStringList providers;
    for (const QString& model : models)
        providers.append(model.section(u':', 0, 0));
    providers.removeDuplicates();
    for (const QString& id : std::as_const(providers)) {
        const ProviderLine* provider = connected.provider(id);
        if (connected.providers.isEmpty())
            break; // not known yet
        if (!provider)
            lines.append(Texts::tr("No provider is called “%1”: a file in the folder “providers” of the home would name it.").arg(id));
        else if (provider->address.isEmpty())
            lines.append(Texts::tr("%1 has no address yet.").arg(provider->title));
        else if (provider->needsKey && !connected.keys.contains(id))
            lines.append(Texts::tr("%1 has no key yet: set it below.").arg(provider->title));
    }
    for (const QString& model : models)
        if (!connected.prices.isEmpty() && !connected.price(model))
            lines.append(Texts::tr("No price is known for %1, so it is not asked.").arg(model));
    return lines;
}

QString priceSentence(const QString& model, const Connected& connected)
{
    const PriceLine* price = connected.price(model);
    return price ? Texts::tr("%1: %2 in, %3 out per million tokens.").arg(modelWords(model), moneyText(price->input), moneyText(price->output))
                 : Texts::tr("No price is known for it, so it is not asked.");
}

void dressModelBox(FilterBox* box, const QString& name, const QString& title, const QString& placeholder)
{
    box->setObjectName(name);
    box->setAccessibleName(title);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->setMinimumContentsLength(28);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->lineEdit()->setPlaceholderText(placeholder);
    box->lineEdit()->setAccessibleName(title);
}

void offerModels(FilterBox* box, const QStringList& models)
{
    QStringList now;
    for (int i = 0; i < box->count(); ++i)
        now.append(box->itemText(i));
    if (now == models)
        return;
    const QString text = box->currentText();
    const QSignalBlocker quiet(box);
    box->clear();
    box->addItems(models);
    box->setEditText(text);
}

} // namespace qd::ui
