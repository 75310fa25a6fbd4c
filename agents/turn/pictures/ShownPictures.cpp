#include "agents/turn/pictures/ShownPictures.h"

#include "agents/skills/design/FittedPicture.h"

namespace qd::agents {

ShownPictures shownPictures(const TurnOrder& order, const TurnMaterials& materials, const std::optional<ModelTraits>& traits)
{
    ShownPictures shown;
    const PictureLimit limit = traits ? PictureLimit{traits->imageEdge, traits->imageBytes} : PictureLimit{};
    for (const QString& kind : order.step.shows) {
        const QByteArray piece = order.artefacts.value(kind);
        if (piece.isEmpty()) {
            shown.told.append({kind, 0, QStringLiteral("There is none yet.")});
        } else if (traits && !traits->images) {
            shown.told.append({kind, 0, QStringLiteral("The model that answers takes no pictures.")});
        } else if (const Result<FittedPicture> fitted = fittedPicture(materials.value(piece), limit); !fitted) {
            shown.told.append({kind, 0, fitted.error().text});
        } else {
            shown.images.append({fitted->mediaType, fitted->bytes, piece});
            shown.told.append({kind, int(shown.images.size()), QStringLiteral("%1 by %2 pixels.").arg(fitted->width).arg(fitted->height)});
        }
    }
    return shown;
}

} // namespace qd::agents
