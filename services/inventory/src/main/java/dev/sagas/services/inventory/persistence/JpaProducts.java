package dev.sagas.services.inventory.persistence;

import dev.sagas.services.inventory.domain.Product;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.springframework.stereotype.Repository;

@Repository
class JpaProducts implements Products {

  private final EntityManager entities;

  JpaProducts(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public boolean addIfAbsent(Product product) {
    return entities
            .createNativeQuery(
                """
                insert into product (sku, version, name, price, currency, on_hand, reserved)
                values (:sku, :version, :name, :price, :currency, :onHand, :reserved)
                on conflict (sku) do nothing""")
            .setParameter("sku", product.sku())
            .setParameter("version", product.version())
            .setParameter("name", product.name())
            .setParameter("price", product.price().amount())
            .setParameter("currency", product.price().currency())
            .setParameter("onHand", product.onHand())
            .setParameter("reserved", product.reserved())
            .executeUpdate()
        == 1;
  }

  @Override
  public Optional<Product> find(String sku) {
    return Optional.ofNullable(entities.find(Product.class, sku));
  }

  @Override
  public Optional<Product> lock(String sku) {
    return Optional.ofNullable(entities.find(Product.class, sku, LockModeType.PESSIMISTIC_WRITE));
  }

  @Override
  public List<Product> lock(Collection<String> skus) {
    return entities
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select * from product where sku = any(:skus)
            order by sku for no key update""",
            Product.class)
        .setParameter("skus", skus.toArray(String[]::new))
        .getResultList();
  }
}
