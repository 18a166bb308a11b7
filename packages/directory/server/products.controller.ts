import { Allow, Commands } from '@aftercare/kernel/server';
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { can, changeProductInput, createProductInput, productPage, productQuery, productRow, productSearch, productView, type ChangeProductInput, type CreateProductInput, type ProductQuery, type ProductSearch } from '../domain/index.ts';
import { ChangeProduct } from './change-product.ts';
import { CreateProduct } from './create-product.ts';
import { ListProducts } from './list-products.ts';
import { SearchProducts } from './search-products.ts';
import { ShowProduct } from './show-product.ts';

const id = { schema: z.uuid() };

@ApiTags('products')
@Controller('api/products')
export class ProductsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: productPage })
  list(@Query({ schema: productQuery }) query: ProductQuery) {
    return this.queries.execute(new ListProducts(query));
  }

  @Post()
  @Allow(can.manageProducts)
  create(@Body({ schema: createProductInput }) input: CreateProductInput) {
    return this.commands.execute(new CreateProduct(input));
  }

  @Get('search')
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: z.array(productRow) })
  search(@Query({ schema: productSearch }) search: ProductSearch) {
    return this.queries.execute(new SearchProducts(search));
  }

  @Get(':id')
  @Allow(can.see)
  @ApiOkResponse({ standardSchema: productView })
  show(@Param('id', id) product: string) {
    return this.queries.execute(new ShowProduct(product));
  }

  @Put(':id')
  @Allow(can.manageProducts)
  change(@Param('id', id) product: string, @Body({ schema: changeProductInput }) input: ChangeProductInput) {
    return this.commands.execute(new ChangeProduct(product, input));
  }
}
